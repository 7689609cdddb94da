using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>What a token waits for, timers and subscriptions: there while it stays, gone when it goes.</summary>
internal static class Timing
{
    public static void Arm(this Run run, Token token, Element element, DateTimeOffset due, int? definition = null, Repeat? repeat = null) =>
        run.Emit(new TimerArmed(run.Case.Last.Timer + 1, token.Number, element.Id, due, definition, repeat) { At = run.At, By = run.By });

    public static void Subscribe(this Run run, Token token, Element element, string kind, string name, int? definition, bool spent = false, string? key = null) =>
        run.Emit(new SubscriptionOpened(run.Case.Last.Subscription + 1, token.Number, element.Id, kind, name, definition, spent ? true : null, key) { At = run.At, By = run.By });

    public static bool IsArmed(this Run run, Token token, string element)
    {
        foreach (var timer in run.Case.Timers)
            if (timer.Token == token.Number && timer.Element == element) return true;
        foreach (var subscription in run.Case.Subscriptions)
            if (subscription.Token == token.Number && subscription.Element == element) return true;
        return false;
    }

    /// <param name="element">Only what this event waits for on the token's behalf; null for everything.</param>
    public static void Disarm(this Run run, Token token, string? element = null)
    {
        foreach (var timer in run.Case.Timers)
            if (timer.Token == token.Number && (element ?? timer.Element) == timer.Element) run.Emit(new TimerCancelled(timer.Number, timer.Element) { At = run.At, By = run.By });
        foreach (var subscription in run.Case.Subscriptions)
            if (subscription.Token == token.Number && (element ?? subscription.Element) == subscription.Element) run.Emit(new SubscriptionClosed(subscription.Number, subscription.Element) { At = run.At, By = run.By });
    }
}
