namespace WorkflowHub.Engine.Commands;

/// <summary>Gives a claimed task back to its group.</summary>
public sealed record ReleaseTask(int Task) : Command;
