namespace WorkflowHub.Engine.Events;

/// <summary>A supervisor gave a task to somebody else. The task that takes its place follows.</summary>
public sealed record TaskReassigned(int Task, string? From, string To, string Reason) : Event
{
    internal override Case Apply(Case was) => was;
}
