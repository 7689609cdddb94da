namespace WorkflowHub.Engine.Events;

/// <summary>A delegated task comes back to its owner with what the delegate would decide. The task that takes its place follows.</summary>
public sealed record TaskHandedBack(int Task, string Person, string Outcome, string? Comment) : Event
{
    internal override Case Apply(Case was) => Acting.At(was, Task);
}
