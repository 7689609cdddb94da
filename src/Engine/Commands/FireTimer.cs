namespace WorkflowHub.Engine.Commands;

/// <summary>The due moment of a timer has come. Quiet when the timer is gone.</summary>
public sealed record FireTimer(int Timer) : Command;
