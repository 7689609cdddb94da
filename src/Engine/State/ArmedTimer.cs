namespace WorkflowHub.Engine.State;

/// <param name="Token">The token whose stay it belongs to.</param>
/// <param name="Element">The timer event, or the step whose deadline it is about.</param>
/// <param name="Definition">Which of the event's definitions it is, from 0; null for an event with one.</param>
/// <param name="Repeat">The row it belongs to when it repeats.</param>
/// <param name="Rung">Place in the ladder around a step's deadline; null for a timer event.</param>
public sealed record ArmedTimer(int Number, int Token, string Element, DateTimeOffset DueAt, int? Definition = null, Repeat? Repeat = null, int? Rung = null) : INumbered;
