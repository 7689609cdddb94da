namespace WorkflowHub.Engine.Events;

/// <summary>A task is somebody else's now, for good. The task that takes its place follows.</summary>
public sealed record TaskTransferred(int Task, string From, string To, string? Comment) : Event
{
    internal override Case Apply(Case was) => Acting.At(was, Task);
}
