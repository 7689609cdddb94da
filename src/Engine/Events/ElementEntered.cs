namespace WorkflowHub.Engine.Events;

/// <param name="Token">Number of the token, from the case's counter.</param>
/// <param name="Scope">Number of the scope (container activation) the token lives in; 0 is the process.</param>
public sealed record ElementEntered(int Token, string Element, int Scope) : Event;
