using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor sets data of the case right. Who may is checked where people's rights are known.</summary>
/// <param name="Changes">Names and their values.</param>
/// <param name="Reason">Why; kept with the case.</param>
public sealed record CorrectData(ContextValue Changes, string Reason) : Command
{
    /// <summary>Number of the token whose variables are meant: names are set where they are declared as it sees them. Null for the case's data.</summary>
    public int? Token { get; init; }

    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.Of("comment-required", "Correcting data needs a reason.");
        if (Reason.Length > AddComment.MaxLength)
            return Refusal.Of("comment-too-long", $"A reason has at most {AddComment.MaxLength:N0} characters; this one has {Reason.Length:N0}.", ("limit", $"{AddComment.MaxLength}"));
        if (Token is { } number && run.Case.Tokens.Numbered(number) is null) return Refusal.Of("scope-gone", $"The case has gone on from there: what was to be corrected is gone.", ("token", $"{number}"));
        run.Change(Changes, Token is { } seen ? run.Case.Tokens.Numbered(seen) : null);
        run.Emit(new CommentAdded(Reason) { At = At, By = By });
        return null;
    }
}
