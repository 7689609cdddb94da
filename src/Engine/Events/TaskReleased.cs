namespace WorkflowHub.Engine.Events;

public sealed record TaskReleased(int Task, string Person) : Event;
