namespace WorkflowHub.Engine.Events;

public sealed record JobCancelled(int Job, string Element) : Event;
