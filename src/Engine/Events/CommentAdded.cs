using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

public sealed record CommentAdded(string Text) : Event
{
    /// <summary>Person ids of whom it speaks to; null when it speaks to nobody in particular.</summary>
    public ImmutableArray<string>? Mentions { get; init; }

    internal override Case Apply(Case was) => was;
}
