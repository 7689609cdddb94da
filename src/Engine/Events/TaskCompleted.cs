namespace WorkflowHub.Engine.Events;

public sealed record TaskCompleted(int Task, int Round, string Step, string Person, string Outcome, string? Comment) : Event;
