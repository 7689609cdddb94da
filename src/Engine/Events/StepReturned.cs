namespace WorkflowHub.Engine.Events;

/// <param name="From">Step that sends it back.</param>
/// <param name="To">Step it goes back to; <c>start</c> element id for the applicant's own step.</param>
public sealed record StepReturned(int Task, string From, string To, string Person, string? Comment, Commands.AfterReturn Then) : Event;
