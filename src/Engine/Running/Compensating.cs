using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>
/// Undoing what was completed (BPMN 2.0.2, 13.5.5): the last completed first; what had been going on at the same time is undone at the same time.
/// </summary>
internal static class Compensating
{
    /// <summary>Remembers an activity that is completed, when it can be compensated.</summary>
    public static void Keep(this Run run, Token token)
    {
        if (token.Undoes is not null || run.ElementOf(token) is not Activity { IsCompensable: true }) return;
        var locals = run.Case.Tokens.Numbered(token.Number)?.Locals;
        run.Emit(new ActivityKept(token.Number, token.Element, token.Scope, run.Case.Last.Token, locals) { At = run.At, By = run.By });
    }

    /// <summary>Asks for what an event that throws can see: what was completed beside it, and out of an event sub-process also beside that.</summary>
    /// <param name="activity">Id of the only activity that is meant; null for all.</param>
    /// <returns>Whether there is anything to compensate.</returns>
    public static bool AskCompensation(this Run run, Token token, Element from, string? activity)
    {
        var scopes = new List<int> { token.Scope };
        for (var body = from.Body; body.Owner is EventSubProcess handler; body = handler.Body) scopes.Add(run.Case.Tokens.Numbered(scopes[^1])!.Scope);
        return run.Ask(token.Number, from, null, one => scopes.Contains(one.Scope) && (activity is null || one.Element == activity));
    }

    /// <summary>Asks for everything that was completed in a scope, also in containers in there that are still active and about to be taken away.</summary>
    public static void AskCompensationOfAll(this Run run, int scope, Element from)
    {
        var active = Within(run.Case, [scope]);
        run.Ask(scope, from, scope, one => active.Contains(one.Scope));
    }

    /// <summary>Asks for what a return goes back behind: what was completed there, and in the containers that it takes away. Nothing waits for it.</summary>
    public static void AskCompensationBehind(this Run run, int scope, Element from, IReadOnlySet<Element> behind, IEnumerable<Token> gone)
    {
        var active = Within(run.Case, [.. gone.Select(token => token.Number)]);
        run.Ask(scope, from, scope, one => active.Contains(one.Scope) || (one.Scope == scope && behind.Contains(run.Procedure.Element(one.Element))));
    }

    /// <summary>Scopes with those inside them, however deep. What is inside has a higher number, so it comes later.</summary>
    private static HashSet<int> Within(Case @case, HashSet<int> scopes)
    {
        foreach (var token in @case.Tokens.OrderBy(token => token.Number))
            if (scopes.Contains(token.Scope)) scopes.Add(token.Number);
        return scopes;
    }

    /// <summary>Asks for what satisfies a condition and nobody has asked for yet.</summary>
    /// <param name="scope">Where it is compensated; null for where it was completed.</param>
    public static bool Ask(this Run run, int by, Element from, int? scope, Func<CompletedActivity, bool> isMeant)
    {
        ImmutableArray<int> meant = [.. run.Case.Completed.Where(one => one.By is null && isMeant(one)).Select(one => one.Number)];
        if (!meant.IsEmpty) run.Emit(new CompensationAsked(by, from.Id, meant, scope) { At = run.At, By = run.By });
        return !meant.IsEmpty;
    }

    /// <summary>Begins what comes next, and lets the events go on that have waited for the last of theirs.</summary>
    /// <returns>Whether anything moved.</returns>
    public static bool Compensate(this Run run)
    {
        var any = false;
        while (Next(run.Case) is { } next)
        {
            Begin(run, next);
            any = true;
        }
        foreach (var token in run.Case.Tokens)
        {
            if (run.Case.Tokens.Numbered(token.Number) is null) continue;
            var element = run.ElementOf(token);
            if (element.Compensation is null || run.HasIncident(token) || IsUnderWay(run.Case, token.Number)) continue;
            element.Leave(run, token);
            any = true;
        }
        return any;
    }

    public static bool IsPending(Case @case, int scope)
    {
        foreach (var one in @case.Completed)
            if (one.Scope == scope && one.By is not null) return true;
        return false;
    }

    private static CompletedActivity? Next(Case @case)
    {
        var all = @case.Completed;
        for (var i = all.Length - 1; i >= 0; i--)
            if (all[i].By is { } by && !IsAnythingLater(@case, by, all[i].Until)) return all[i];
        return null;
    }

    private static bool IsAnythingLater(Case @case, int by, int until)
    {
        foreach (var other in @case.Completed)
            if (other.By == by && other.Number > until) return true;
        foreach (var token in @case.Tokens)
            if (token.Undoes is { } undoing && undoing.By == by && undoing.Activity > until) return true;
        return false;
    }

    private static bool IsUnderWay(Case @case, int by)
    {
        foreach (var one in @case.Completed)
            if (one.By == by) return true;
        foreach (var token in @case.Tokens)
            if (token.Undoes?.By == by) return true;
        return false;
    }

    /// <summary>A handler undoes it; a container without one is undone by its compensation event sub-process, or else by undoing what was completed inside.</summary>
    private static void Begin(Run run, CompletedActivity done)
    {
        var activity = (Activity)run.Procedure.Element(done.Element);
        // Each instance of work that was done several times is undone by itself.
        var hasInstances = run.Case.Completed.Any(inner => inner.Scope == done.Number && inner.Element == done.Element);
        if (activity.Handler is { } handler && !hasInstances)
        {
            handler.Enter(run, Place(run, handler, done));
            return;
        }
        var whole = Place(run, activity, done);
        if (!hasInstances && activity is SubProcess { UndoneBy: { } undoing }) run.Arrive(undoing, whole.Number, null);
        else run.Ask(whole.Number, activity, null, inner => inner.Scope == whole.Number);
        run.Touch(whole.Number);
    }

    private static Token Place(Run run, Element element, CompletedActivity done)
    {
        run.Emit(new CompensationBegan(run.Case.Last.Token + 1, element.Id, done.Scope, done.Number, done.By!.Value) { At = run.At, By = run.By });
        return run.Case.Tokens[^1];
    }
}
