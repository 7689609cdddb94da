namespace WorkflowHub.Engine.Events;

public sealed record TaskCancelled(int Task, string Reason) : Event;
