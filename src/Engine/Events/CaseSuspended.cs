using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A supervisor has the case rest: nobody acts on it, and time does not count.</summary>
public sealed record CaseSuspended(string Reason) : Event
{
    internal override Case Apply(Case was) => was with { Suspension = new Suspension(At, By, Reason, []) };
}
