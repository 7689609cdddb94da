namespace WorkflowHub.Engine.Events;

public sealed record TimerCancelled(int Timer, string Element) : Event;
