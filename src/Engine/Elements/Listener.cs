using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>What an event waits for.</summary>
internal abstract class Listener
{
    /// <summary>Begins to wait on behalf of a token; false when an incident was raised instead.</summary>
    public abstract bool Arm(Run run, Token token, Element element);

    /// <summary>What an event that has exactly one definition waits for; null, and noted, where that cannot be run.</summary>
    public static Listener? Read(XmlPart part, ModelReader reader)
    {
        var definitions = part.Children.Where(EventDefinition.Is).ToList();
        switch (definitions)
        {
            case [{ Name: "timerEventDefinition" } timer]: return TimerDefinition.ReadTimer(timer, reader);
            case [{ Name: "messageEventDefinition" } message]: return new SubscriptionDefinition(Subscription.Message, reader.Referred(message, "messageRef", "message", "name"));
            case [{ Name: "signalEventDefinition" } signal]: return new SubscriptionDefinition(Subscription.Signal, reader.Referred(signal, "signalRef", "signal", "name"));
            default:
                var found = definitions.Count == 0 ? "none" : string.Join(" and ", definitions.Select(definition => definition.Name));
                reader.Problem("bpmn.unsupported", part, $"{part.Name} '{part.Id}' should have one definition of a timer, message or signal; {found} was found.");
                return null;
        }
    }
}

/// <summary>Waits for a message or a signal by its name.</summary>
internal sealed class SubscriptionDefinition(string kind, string name) : Listener
{
    public override bool Arm(Run run, Token token, Element element)
    {
        run.Emit(new Events.SubscriptionOpened(run.Case.Last.Subscription + 1, token.Number, element.Id, kind, name) { At = run.At, By = run.By });
        return true;
    }
}
