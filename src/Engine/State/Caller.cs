namespace WorkflowHub.Engine.State;

/// <summary>The call that a case answers with its end.</summary>
/// <param name="Case">Id of the case that called it.</param>
/// <param name="Job">Number of that case's job.</param>
public sealed record Caller(Guid Case, int Job);
