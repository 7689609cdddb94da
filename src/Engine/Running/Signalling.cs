using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>Messages, signals and errors on their way to who listens.</summary>
internal static class Signalling
{
    /// <summary>Everything that listens for the signal at this moment hears it; what it carries becomes data as each has it.</summary>
    /// <param name="inside">It was thrown in this very case.</param>
    public static void Signal(this Run run, string name, ContextValue payload, bool inside)
    {
        foreach (var subscription in run.Case.Subscriptions)
        {
            if (subscription.Kind != Subscription.Signal || subscription.Name != name || run.Case.Subscriptions.Numbered(subscription.Number) is null) continue;
            var definition = (SignalDefinition)run.DefinitionOf(subscription);
            if (definition.IsLocal && !inside) continue;
            run.Change(definition.Data(payload), run.Case.Tokens.Numbered(subscription.Token));
            run.Meet(subscription);
        }
    }

    /// <summary>The definition that a subscription was opened for.</summary>
    public static Listener DefinitionOf(this Run run, Subscription subscription) => run.Procedure.Element(subscription.Element).Listener!.At(subscription.Definition);

    /// <summary>A signal is thrown: to this case at once, to all others as an effect.</summary>
    /// <param name="local">It is heard only in this case.</param>
    public static void ThrowSignal(this Run run, Token token, string name, ContextValue payload, bool local)
    {
        var number = run.Case.Last.Throw + 1;
        run.Emit(new SignalThrown(number, token.Number, token.Element, name, payload) { At = run.At, By = run.By });
        if (!local) run.Ask(new BroadcastSignal(number, name, payload));
        run.Signal(name, payload, inside: true);
    }

    /// <summary>A message is thrown: an effect, also where this very case waits for it.</summary>
    public static void ThrowMessage(this Run run, Token token, string name, string? key, ContextValue payload)
    {
        var number = run.Case.Last.Throw + 1;
        run.Emit(new MessageThrown(number, token.Number, token.Element, name, key, payload) { At = run.At, By = run.By });
        run.Ask(new SendMessage(number, name, key, payload));
    }

    /// <summary>What a token listened for has come.</summary>
    public static void Meet(this Run run, Subscription subscription)
    {
        var token = run.Case.Tokens.Numbered(subscription.Token)!;
        run.Emit(new SubscriptionMet(subscription.Number, subscription.Element) { At = run.At, By = run.By });
        run.Occur(token, run.Procedure.Element(subscription.Element), subscription.Definition);
    }

    /// <summary>One of the things that an event waits for on behalf of a token has come.</summary>
    /// <param name="definition">Which, when it waits for several.</param>
    /// <param name="timer">The timer that fired, when it was one.</param>
    public static void Occur(this Run run, Token token, Element element, int? definition, ArmedTimer? timer = null)
    {
        if (element.Listener is { } listener)
        {
            if (!listener.IsComplete(run, token, element)) return;
            if (element.WaitsOn) listener.Again(run, token, element, definition, timer);
        }
        element.Trigger(run, token);
    }

    /// <summary>
    /// Leaves the work that throws, or the innermost container around it, by the border that listens for the error; where none does, the caller of the case may listen, else somebody must look.
    /// </summary>
    /// <param name="job">The job that threw it, if one did.</param>
    public static void Throw(this Run run, Token token, Element from, string code, int? job = null)
    {
        if (from is Activity work && (work.Border.Find(boundary => boundary.Error == code) ?? work.Border.Find(boundary => boundary.Error == Caught.Any)) is { } own)
        {
            own.Catch(run, run.Whole(token), code);
            return;
        }
        for (Level? level = Level.Of(run, token, from); level is { } at; level = at.Outwards(run))
        {
            if (at.Body.Catching(at.From, start => start.Error, code) is { } inside)
            {
                Done(run, token);
                inside.Catch(run, at.Scope, code);
                return;
            }
            if (at.Around is not { } around || at.Body.Owner is not Activity host) continue;
            if ((host.Border.Find(boundary => boundary.Error == code) ?? host.Border.Find(boundary => boundary.Error == Caught.Any)) is not { } border) continue;
            Done(run, token);
            border.Catch(run, run.Whole(around), code);
            return;
        }
        if (run.Case.Caller is not null) run.EndWithError(code);
        else run.Raise(token, from, "error", $"'{from.Id}' ended with the error '{code}', for which nothing listens.", job);
    }

    /// <summary>Work that throws is cancelled with what is around it; an end event is done.</summary>
    private static void Done(Run run, Token thrower)
    {
        if (run.Procedure.Element(thrower.Element) is not Activity) run.Leave(thrower, []);
    }

    /// <summary>
    /// Tells the innermost container around a token that listens for the escalation. Nobody has to listen.
    /// </summary>
    /// <returns>Whether the token was taken away with the container.</returns>
    public static bool Escalate(this Run run, Token token, Element from, string code)
    {
        if (from is Activity work && EscalationBorder(work, code) is { } own)
        {
            own.Catch(run, run.Whole(token), code);
            return own.Interrupts;
        }
        for (Level? level = Level.Of(run, token, from); level is { } at; level = at.Outwards(run))
        {
            if (at.Body.Catching(at.From, start => start.Escalation, code) is { } inside)
            {
                inside.Catch(run, at.Scope, code);
                return inside.Interrupts;
            }
            if (at.Around is not { } around || at.Body.Owner is not Activity host) continue;
            if (EscalationBorder(host, code) is not { } border) continue;
            border.Catch(run, run.Whole(around), code);
            return border.Interrupts;
        }
        if (run.Case.Caller is { } caller)
        {
            run.Emit(new EscalationThrown(run.Case.Last.Throw + 1, token.Number, token.Element, code) { At = run.At, By = run.By });
            run.Ask(new AnswerCall(caller, CallAnswer.Escalation, code, run.Case.Data));
        }
        return false;
    }

    private static BoundaryEvent? EscalationBorder(Activity host, string code) =>
        host.Border.Find(boundary => boundary.Escalation == code) ?? host.Border.Find(boundary => boundary.Escalation == Caught.Any);

    /// <summary>A container on the way outwards from what throws.</summary>
    /// <param name="From">The container within it that the way came out of; null in the innermost.</param>
    private readonly record struct Level(Body Body, int Scope, Token? Around, Element? From)
    {
        public static Level Of(Run run, Token thrower, Element from) => new(from.Body, thrower.Scope, run.Case.Tokens.Numbered(thrower.Scope), null);

        public Level? Outwards(Run run) =>
            Around is { } around && Body.Owner is { } owner ? new Level(owner.Body, around.Scope, run.Case.Tokens.Numbered(around.Scope), owner) : null;
    }
}
