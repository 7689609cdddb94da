namespace WorkflowHub.Engine.Events;

public sealed record TimerFired(int Timer, string Element) : Event;
