using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Somebody took their own decision back before anybody had acted on it. What it had led to is cancelled by further events.</summary>
/// <param name="Round">The round it was made in; 0 when that had closed: then the step is asked anew.</param>
public sealed record DecisionTakenBack(int Task, int Round, string Step, string Person) : Event
{
    internal override Case Apply(Case was)
    {
        if (was.Rounds.Numbered(Round) is { } round)
            return was with { Rounds = was.Rounds.With(round with { Votes = round.Votes.RemoveAll(vote => vote.Task == Task) }) };
        var next = was with { Decided = was.Decided.RemoveAll(vote => vote.Step == Step) };
        return was.Step(Step) is { } step ? next.With(step with { Outcome = null, By = null, At = null, Comment = null, Closed = 0 }) : next;
    }
}
