namespace WorkflowHub.Engine.Commands;

/// <summary>A person has mended the cause: try again.</summary>
public sealed record RetryIncident(int Incident) : Command;
