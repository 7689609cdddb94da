using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>Taking tokens away with everything that is live for them, each thing with its own event.</summary>
internal static class Cancelling
{
    public static void Cancel(this Run run, Token token, string reason) => run.Procedure.Element(token.Element).Cancel(run, token, reason);

    /// <summary>The last act of every cancellation: what any token may have, and the token itself.</summary>
    public static void Remove(this Run run, Token token, string reason)
    {
        run.Disarm(token);
        run.ResolveIncidentsOf(token);
        run.Emit(new ElementCancelled(token.Number, token.Element, reason) { At = run.At, By = run.By });
        run.Touch(token.Scope);
    }

    /// <summary>Cancels all that goes on in a scope.</summary>
    public static void CancelInside(this Run run, int scope, string reason)
    {
        run.Forget(scope);
        while (FirstIn(run.Case, scope) is { } token) run.Cancel(token, reason);
    }

    /// <summary>Ends a scope at once: what is still going on in it is cancelled.</summary>
    public static void Terminate(this Run run, int scope, string by)
    {
        run.CancelInside(scope, $"terminated by {by}");
        if (scope == 0) run.End(CaseStatus.Terminated, null);
    }

    /// <summary>Ends the case as it stands.</summary>
    public static void End(this Run run, CaseStatus status, string? reason)
    {
        run.CancelInside(0, $"the case is {status.ToString().ToLowerInvariant()}");
        run.Conclude(status, reason);
    }

    /// <summary>The case has ended: a caller hears how.</summary>
    /// <param name="error">The error of the process that it ended with, or null.</param>
    public static void Conclude(this Run run, CaseStatus status, string? reason, string? error = null)
    {
        run.Emit(new CaseEnded(status, reason) { At = run.At, By = run.By });
        if (run.Case.Caller is not { } caller) return;
        if (error is not null) run.Ask(new AnswerCall(caller, CallAnswer.Error, error, run.Case.Data));
        else if (status is CaseStatus.Completed or CaseStatus.Terminated) run.Ask(new AnswerCall(caller, CallAnswer.Completed, null, run.Case.Data));
        else run.Ask(new AnswerCall(caller, CallAnswer.Failed, $"The called case was {status.ToString().ToLowerInvariant()}{(reason is null ? "" : $": {reason}")}.", run.Case.Data));
    }

    /// <summary>A called case ends with an error that nothing in it listens for: its caller may.</summary>
    public static void EndWithError(this Run run, string code)
    {
        run.CancelInside(0, $"ended with the error '{code}'");
        run.Conclude(CaseStatus.Terminated, $"error {code}", code);
    }

    private static Token? FirstIn(Case @case, int scope)
    {
        foreach (var token in @case.Tokens)
            if (token.Scope == scope) return token;
        return null;
    }
}
