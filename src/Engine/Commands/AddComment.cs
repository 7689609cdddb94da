using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Says something about a case, also after its end.</summary>
public sealed record AddComment(string Text) : Command
{
    public const int MaxLength = 10_000;

    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (string.IsNullOrWhiteSpace(Text)) return Refusal.Of("empty-comment", "The comment is empty.");
        if (Text.Length > MaxLength)
            return Refusal.Of("comment-too-long", $"A comment has at most {MaxLength:N0} characters; this one has {Text.Length:N0}.", ("limit", $"{MaxLength}"));
        run.Emit(new CommentAdded(Text) { At = At, By = By });
        return null;
    }
}
