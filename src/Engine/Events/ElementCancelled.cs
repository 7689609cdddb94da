namespace WorkflowHub.Engine.Events;

public sealed record ElementCancelled(int Token, string Element, string Reason) : Event;
