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
        run.Emit(new CaseEnded(status, reason) { At = run.At, By = run.By });
    }

    private static Token? FirstIn(Case @case, int scope)
    {
        foreach (var token in @case.Tokens)
            if (token.Scope == scope) return token;
        return null;
    }
}
