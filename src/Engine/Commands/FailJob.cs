namespace WorkflowHub.Engine.Commands;

/// <summary>An errand could not be done; after the last attempt it becomes an incident.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Last">No more attempts will be made.</param>
public sealed record FailJob(int Job, int Attempt, string Error, bool Last) : Command;
