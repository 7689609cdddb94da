namespace WorkflowHub.Engine.Commands;

public sealed record AddComment(string Text) : Command;
