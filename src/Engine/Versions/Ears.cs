using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Versions;

/// <summary>The events that are listened for on behalf of a token, when its case moves to another version.</summary>
internal static class Ears
{
    /// <summary>Stops listening for what the new version does not have, or has otherwise. A timer that is set stays as it is: its moment was told to people.</summary>
    public static void DisarmGone(this Run run, Procedures.Procedure from, MigrationPlan plan)
    {
        foreach (var timer in run.Case.Timers)
            if (timer.Rung is not null || !StaysSame(run, from, plan, timer.Token, timer.Element)) run.Emit(new TimerCancelled(timer.Number, timer.Element) { At = run.At, By = run.By });
        foreach (var subscription in run.Case.Subscriptions)
            if (!StaysSame(run, from, plan, subscription.Token, subscription.Element)) run.Emit(new SubscriptionClosed(subscription.Number, subscription.Element) { At = run.At, By = run.By });
    }

    /// <summary>Listens for what the new version has in addition, or has otherwise; what has come already is not listened for again.</summary>
    public static void ArmNew(this Run run, Procedures.Procedure from, MigrationPlan plan, Case before)
    {
        foreach (var token in before.Tokens)
        {
            var known = Of(from.Element(token.Element)).ToDictionary(old => plan.Of(old.Id), old => old.Id, StringComparer.Ordinal);
            if (run.Case.Tokens.Numbered(token.Number) is not { } moved || run.HasIncident(moved)) continue;
            foreach (var ear in Of(run.ElementOf(moved)))
            {
                var isAwaited = !known.TryGetValue(ear.Id, out var old) || IsArmed(before, token, old);
                if (isAwaited && !run.IsArmed(moved, ear.Id)) ear.Listener!.Arm(run, moved, ear);
            }
        }
    }

    /// <summary>Event sub-processes that the new version has in addition begin to listen in the containers that go on, unless one of them has been interrupted.</summary>
    public static void ListenToNew(this Run run, Procedures.Procedure from, MigrationPlan plan)
    {
        var known = from.Elements.Keys.Select(plan.Of).ToHashSet(StringComparer.Ordinal);
        ListenToNew(run, run.Procedure.Body, 0, known);
        foreach (var token in run.Case.Tokens)
            if (run.ElementOf(token) is SubProcess container && token.Undoes is null) ListenToNew(run, container.Inside, token.Number, known);
    }

    private static void ListenToNew(Run run, Body body, int scope, HashSet<string> known)
    {
        if (run.Case.Tokens.Any(token => token.Scope == scope && run.ElementOf(token) is EventSubProcess { BegunBy.Interrupts: true })) return;
        foreach (var start in body.EventStarts)
            if (!known.Contains(start.Id)) start.Listen(run, scope);
    }

    private static bool IsArmed(Case @case, Token token, string element) =>
        @case.Timers.Any(timer => timer.Rung is null && timer.Token == token.Number && timer.Element == element)
        || @case.Subscriptions.Any(open => open.Token == token.Number && open.Element == element);

    private static bool StaysSame(Run run, Procedures.Procedure from, MigrationPlan plan, int token, string element)
    {
        var host = run.Procedure.Elements.GetValueOrDefault(plan.Of(run.Case.Tokens.Numbered(token)!.Element));
        return host is not null && Of(host).Any(ear => ear.Id == plan.Of(element) && ear.Listener!.Waits == from.Element(element).Listener?.Waits);
    }

    /// <summary>What listens while a token stays at an element: itself, the events on its border, or those an event-based gateway chooses from.</summary>
    private static IEnumerable<Element> Of(Element element)
    {
        IEnumerable<Element> all = element switch
        {
            EventGateway gateway => gateway.Outgoing.Select(flow => flow.Target),
            Activity activity => activity.Border.Prepend(element),
            _ => [element],
        };
        return all.Where(ear => ear.Listener is not null);
    }
}
