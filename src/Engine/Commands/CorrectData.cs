using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor sets data of the case right. Who may is checked where people's rights are known.</summary>
/// <param name="Changes">Names set over the case's data.</param>
/// <param name="Reason">Why; kept with the case.</param>
public sealed record CorrectData(ContextValue Changes, string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.Of("comment-required", "Correcting data needs a reason.");
        if (Reason.Length > AddComment.MaxLength)
            return Refusal.Of("comment-too-long", $"A reason has at most {AddComment.MaxLength:N0} characters; this one has {Reason.Length:N0}.", ("limit", $"{AddComment.MaxLength}"));
        run.Change(Changes);
        run.Emit(new CommentAdded(Reason) { At = At, By = By });
        return null;
    }
}
