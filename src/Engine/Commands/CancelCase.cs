namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor ends the case with a reason.</summary>
public sealed record CancelCase(string Reason) : Command;
