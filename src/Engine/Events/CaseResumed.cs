namespace WorkflowHub.Engine.Events;

/// <summary>The case goes on. Timers that stood still are armed again by further events.</summary>
public sealed record CaseResumed(TimeSpan Rested) : Event
{
    internal override Case Apply(Case was) => was with { Suspension = null };
}
