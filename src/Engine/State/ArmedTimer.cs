namespace WorkflowHub.Engine.State;

/// <param name="Token">The token whose stay it belongs to.</param>
/// <param name="Element">The timer event.</param>
public sealed record ArmedTimer(int Number, int Token, string Element, DateTimeOffset DueAt) : INumbered;
