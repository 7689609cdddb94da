namespace WorkflowHub.Engine.Commands;

/// <summary>The applicant takes the case back.</summary>
public sealed record WithdrawCase(string? Comment) : Command;
