namespace WorkflowHub.Engine.Events;

public sealed record CommentAdded(string Text) : Event;
