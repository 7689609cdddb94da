namespace WorkflowHub.Engine.Events;

/// <summary>Somebody else does the work; the task comes back to its owner, who decides. The task that takes its place follows.</summary>
public sealed record TaskDelegated(int Task, string From, string To, string? Comment) : Event
{
    internal override Case Apply(Case was) => Acting.At(was, Task);
}
