namespace WorkflowHub.Engine.Events;

/// <param name="Element">The timer event, or the step for a deadline.</param>
public sealed record TimerArmed(int Timer, int Token, string Element, DateTimeOffset DueAt) : Event;
