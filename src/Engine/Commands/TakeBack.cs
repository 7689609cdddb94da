using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// Takes one's own decision back while nobody has acted on it. In a round that is still open one is asked again; when the decision
/// closed it, what followed is cancelled and the step is asked anew.
/// </summary>
/// <param name="Task">The task one decided.</param>
public sealed record TakeBack(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if ((Checks.NotActive(run.Case) ?? Checks.Resting(run.Case)) is { } refusal) return refusal;
        foreach (var round in run.Case.Rounds)
            foreach (var vote in round.Votes)
                if (vote.Task == Task && vote.Person == By) return Checks.MoveOff(run, round.Step, Move.TakeBack) ?? run.TakeBackOpen(round, vote);
        foreach (var vote in run.Case.Decided)
            if (vote.Task == Task && vote.Person == By) return Checks.MoveOff(run, vote.Step, Move.TakeBack) ?? run.TakeBackClosed(vote);
        return Refusal.Of("nothing-to-take-back", $"{By} has no decision on task {Task} that could be taken back.", ("task", $"{Task}"), ("person", By));
    }
}
