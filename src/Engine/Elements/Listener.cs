using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>What an event waits for: one definition, or several together.</summary>
/// <param name="place">Which of its event's definitions it is, from 0; null for the only one.</param>
internal abstract class Listener(int? place)
{
    private static readonly string[] Kinds = ["timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition"];

    protected int? Place => place;

    /// <summary>What it waits for, as a word by which two versions of a process can be compared. Of a timer, only that it is one.</summary>
    public abstract string Waits { get; }

    /// <summary>Begins to wait on behalf of a token; false when an incident was raised instead.</summary>
    public abstract bool Arm(Run run, Token token, Element element);

    /// <summary>Goes on waiting after it has come, for an event that does not interrupt.</summary>
    /// <param name="came">Which definition came.</param>
    /// <param name="timer">The timer that fired, when it was one.</param>
    public abstract void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer);

    /// <summary>Whether what has come is all that the event waits for.</summary>
    public virtual bool IsComplete(Run run, Token token, Element element) => true;

    /// <summary>The definition at a place; itself when it is the only one.</summary>
    public virtual Listener At(int? definition) => this;

    /// <summary>Whether a definition is something to wait for; the others are caught as they are thrown.</summary>
    public static bool Awaits(XmlPart definition) => Kinds.Contains(definition.Name);

    /// <summary>What an event waits for by all its definitions; null, and noted, where that cannot be run.</summary>
    public static Listener? Read(XmlPart part, ModelReader reader) => Read(part, [.. part.Children.Where(EventDefinition.Is)], reader);

    /// <param name="definitions">Those of the event's definitions that are waited for.</param>
    public static Listener? Read(XmlPart part, IReadOnlyList<XmlPart> definitions, ModelReader reader)
    {
        if (definitions.FirstOrDefault(definition => !Awaits(definition)) is { } other || definitions.Count == 0)
        {
            var found = definitions.Count == 0 ? "none" : string.Join(" and ", definitions.Select(definition => definition.Name));
            reader.Problem("bpmn.unsupported", part, $"{part.Name} '{part.Id}' should have definitions of a timer, message, signal or condition; {found} was found.");
            return null;
        }
        if (definitions.Count == 1) return ReadOne(definitions[0], null, reader);
        var parts = definitions.Select((definition, at) => ReadOne(definition, at, reader)).ToList();
        return parts.Contains(null) ? null : new MultipleDefinition([.. parts.OfType<Listener>()], part["parallelMultiple"] is "true" or "1");
    }

    private static Listener? ReadOne(XmlPart definition, int? place, ModelReader reader) => definition.Name switch
    {
        "timerEventDefinition" => TimerDefinition.ReadTimer(definition, place, reader),
        "conditionalEventDefinition" => ConditionDefinition.ReadCondition(definition, place, reader),
        "messageEventDefinition" => MessageDefinition.ReadMessage(definition, place, reader),
        _ => SignalDefinition.ReadSignal(definition, place, reader),
    };
}
