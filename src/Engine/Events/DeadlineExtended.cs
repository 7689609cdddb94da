using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A round was given more time; its reminders begin anew.</summary>
public sealed record DeadlineExtended(int Round, string Step, DateTimeOffset DueAt, string Reason) : Event
{
    internal override Case Apply(Case was) => was.WithDeadline(Round, deadline => deadline with { Reached = [] }).WithDue(Round, DueAt);
}
