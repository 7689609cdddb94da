namespace WorkflowHub.Engine.Events;

/// <param name="Status">How it ended; never Active.</param>
public sealed record CaseEnded(CaseStatus Status, string? Reason) : Event;
