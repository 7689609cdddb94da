namespace WorkflowHub.Engine.Events;

/// <summary>The holder of a task wants to hear somebody, and keeps the task. The task for the opinion follows.</summary>
public sealed record OpinionAsked(int Task, int Opinion, string From, string To, string Question) : Event
{
    internal override Case Apply(Case was) => Acting.At(was, Task);
}
