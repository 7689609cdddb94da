using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A round's deadline stands still.</summary>
/// <param name="Reason">What is waited for, in somebody's words.</param>
public sealed record DeadlinePaused(int Round, string Step, string Reason) : Event
{
    internal override Case Apply(Case was) => was.WithDeadline(Round, deadline => deadline with { PausedSince = At });
}
