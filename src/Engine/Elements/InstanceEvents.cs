using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// What a multi-instance activity throws as its instances are done, for its border to catch (BPMN 2.0.2, table 10.29, behavior): nothing, something with
/// each, something with the first, or what the conditions of complex behaviour say.
/// </summary>
internal sealed class InstanceEvents
{
    private readonly ImmutableArray<InstanceEvent> thrown;
    private readonly bool onlyFirst;

    public InstanceEvents(XmlPart part, ModelReader reader)
    {
        var behaviour = reader.Choice(part, "behavior", ("All", "All"), ("None", "None"), ("One", "One"), ("Complex", "Complex"));
        onlyFirst = behaviour == "One";
        thrown = behaviour switch
        {
            "None" => Referred(part, "noneBehaviorEventRef", reader),
            "One" => Referred(part, "oneBehaviorEventRef", reader),
            "Complex" => [.. part.ChildrenNamed("complexBehaviorDefinition").SelectMany(definition => Complex(definition, reader))],
            _ => [],
        };
    }

    /// <summary>An instance is done.</summary>
    /// <returns>False when what was thrown ended the whole, or when an incident was raised.</returns>
    public bool Throw(Run run, Token whole, Activity activity, Token instance)
    {
        if (onlyFirst && run.Case.Tokens.Numbered(whole.Number)?.Loop?.Completed != 1) return true;
        foreach (var each in thrown)
        {
            if (each.Condition is { } condition)
            {
                if (Loop.Holds(run, whole, activity, condition, instance) is not { } holds) return false;
                if (!holds) continue;
            }
            each.Throw(run, whole, activity);
            if (run.Case.Tokens.Numbered(whole.Number) is null) return false;
        }
        return true;
    }

    private static ImmutableArray<InstanceEvent> Referred(XmlPart part, string attribute, ModelReader reader)
    {
        if (part[attribute] is not { } reference) return [];
        if (reader.WithId(part, DataItems.Local(reference)) is { } definition) return InstanceEvent.Read(definition, null, reader) is { } read ? [read] : [];
        reader.Problem("bpmn.reference", part, $"'{part.NearestId}' names the event definition '{reference}': there is no such definition.");
        return [];
    }

    private static IEnumerable<InstanceEvent> Complex(XmlPart part, ModelReader reader)
    {
        if (part.Child("condition") is not { } given)
        {
            reader.Problem("bpmn.expression", part, $"A complexBehaviorDefinition of '{part.NearestId}' needs a condition.");
            return [];
        }
        var condition = reader.FeelIn(given);
        return (part.Child("event")?.Children ?? []).Where(EventDefinition.Is).Select(definition => InstanceEvent.Read(definition, condition, reader)).OfType<InstanceEvent>();
    }
}

/// <param name="Condition">Null when it is always thrown.</param>
/// <param name="IsLocal">A signal that is heard only in this case.</param>
internal sealed record InstanceEvent(string Kind, string Name, Expression? Condition, bool IsLocal)
{
    public static InstanceEvent? Read(XmlPart definition, Expression? condition, ModelReader reader)
    {
        var name = definition.Name switch
        {
            "signalEventDefinition" => reader.Referred(definition, "signalRef", "signal", "name"),
            "messageEventDefinition" => reader.Referred(definition, "messageRef", "message", "name"),
            "errorEventDefinition" => reader.Referred(definition, "errorRef", "error", "errorCode"),
            "escalationEventDefinition" => reader.Referred(definition, "escalationRef", "escalation", "escalationCode"),
            _ => null,
        };
        if (name is not null) return new InstanceEvent(definition.Name, name, condition, definition.Name == "signalEventDefinition" && SignalDefinition.StaysInCase(definition, reader));
        reader.Problem("bpmn.unsupported", definition, $"'{definition.NearestId}' throws a {definition.Name}: an activity throws signals, messages, errors and escalations to its own border.");
        return null;
    }

    /// <summary>The border of the activity hears it first; a signal is heard by all that listen, errors and escalations go on outwards.</summary>
    public void Throw(Run run, Token whole, Activity activity)
    {
        switch (Kind)
        {
            case "signalEventDefinition":
                run.ThrowSignal(whole, Name, ContextValue.Empty, IsLocal);
                break;
            case "messageEventDefinition":
                foreach (var subscription in run.Case.Subscriptions)
                    if (subscription.Token == whole.Number && subscription.Kind == Subscription.Message && subscription.Name == Name && run.Case.Subscriptions.Numbered(subscription.Number) is not null)
                        run.Meet(subscription);
                break;
            case "errorEventDefinition":
                run.Throw(whole, activity, Name);
                break;
            case "escalationEventDefinition":
                if ((activity.Border.Find(boundary => boundary.Escalation == Name) ?? activity.Border.Find(boundary => boundary.Escalation == Caught.Any)) is { } own)
                    own.Catch(run, whole, Name);
                else
                    run.Escalate(whole, activity, Name);
                break;
        }
    }
}
