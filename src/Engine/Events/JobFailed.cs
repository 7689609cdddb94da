namespace WorkflowHub.Engine.Events;

public sealed record JobFailed(int Job, string Element, int Attempt, string Error) : Event;
