using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TaskCompleted(int Task, int Round, string Step, string Person, string Outcome, string? Comment) : Event
{
    internal override Case Apply(Case was)
    {
        var next = was with { Tasks = was.Tasks.Without(Task) };
        return was.Rounds.Numbered(Round) is { } round
            ? next with { Rounds = was.Rounds.With(round with { Votes = round.Votes.Add(new Vote(Task, Person, Outcome, Comment, At)) }) }
            : next;
    }
}
