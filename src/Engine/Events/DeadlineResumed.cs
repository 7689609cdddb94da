using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A round's deadline runs again.</summary>
/// <param name="DueAt">What was left at the pause is left now.</param>
public sealed record DeadlineResumed(int Round, string Step, DateTimeOffset DueAt) : Event
{
    internal override Case Apply(Case was) => was.WithDeadline(Round, deadline => deadline with { PausedSince = null }).WithDue(Round, DueAt);
}
