using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

public sealed record AddComment(string Text) : Command
{
    /// <summary>Characters of one comment.</summary>
    public const int MaxLength = 10_000;

    // An ended case may still be spoken about.
    internal override Refusal? Applies(Case @case) => @case.Status == CaseStatus.None ? base.Applies(@case) : null;

    internal override Refusal? Decide(Walk walk)
    {
        if (TaskMove.NeedsComment(Text) is { } silent) return silent;
        if (Text.Length > MaxLength) return Refusal.Of("comment-too-long", $"A comment may have {MaxLength} characters; this one has {Text.Length}.", ("limit", $"{MaxLength}"));
        walk.Tell(new CommentAdded(Text) { At = At, By = By });
        return null;
    }
}
