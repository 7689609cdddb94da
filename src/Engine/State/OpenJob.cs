using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.State;

/// <summary>An errand whose outcome the case waits for; it stays open while an incident asks a person to have it tried again.</summary>
/// <param name="Failures">Attempts that failed so far.</param>
public sealed record OpenJob(int Number, int Token, string Element, string Kind, ContextValue Input, int Failures) : INumbered;
