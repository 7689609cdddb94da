namespace WorkflowHub.Engine.Commands;

/// <summary>Takes a group task for oneself.</summary>
public sealed record ClaimTask(int Task) : Command;
