namespace WorkflowHub.Engine.Events;

public sealed record TaskClaimed(int Task, string Person) : Event;
