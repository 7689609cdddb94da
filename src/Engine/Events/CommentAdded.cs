namespace WorkflowHub.Engine.Events;

public sealed record CommentAdded(string Text) : Event
{
    internal override Case Apply(Case was) => was;
}
