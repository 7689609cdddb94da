namespace WorkflowHub.Engine.Events;

/// <param name="Outcome">The one outcome of the round; <c>returned</c>, <c>cancelled</c> and <c>superseded</c> when it closed without a decision.</param>
public sealed record RoundClosed(int Round, string Step, string Outcome) : Event;
