namespace WorkflowHub.Engine.State;

/// <param name="Token">The token whose stay it belongs to.</param>
/// <param name="Element">The timer event.</param>
/// <param name="Definition">Which of the event's definitions it is, from 0; null for an event with one.</param>
/// <param name="Repeat">The row it belongs to when it repeats.</param>
public sealed record ArmedTimer(int Number, int Token, string Element, DateTimeOffset DueAt, int? Definition = null, Repeat? Repeat = null) : INumbered;
