using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Nobody decided in time: the round closes with an outcome that the designer named for this.</summary>
/// <param name="Rung">Place in the step's ladder.</param>
public sealed record DecidedByTime(int Round, string Step, int Rung, string Outcome) : Event
{
    internal override Case Apply(Case was) => was.WithReached(Round, Rung);
}
