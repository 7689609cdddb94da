using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A message or signal that an event or a send task throws, with what it carries.</summary>
internal sealed class Thrower
{
    private readonly string name;
    private readonly bool isSignal;
    private readonly bool isLocal;
    private readonly Correlation? correlation;
    private readonly ImmutableArray<Mapping> inputs;

    private Thrower(XmlPart part, bool isSignal, ModelReader reader)
    {
        this.isSignal = isSignal;
        name = isSignal ? reader.Referred(part, "signalRef", "signal", "name") : reader.Referred(part, "messageRef", "message", "name");
        if (!isSignal && reader.Root(part, part["messageRef"], "message") is { } message) correlation = Correlation.Read(message, reader);
        isLocal = isSignal && SignalDefinition.StaysInCase(part, reader);
        inputs = Payload.Inputs(part, reader);
    }

    public bool IsSignal => isSignal;

    public static Thrower Message(XmlPart part, ModelReader reader) => new(part, isSignal: false, reader);

    public static Thrower Signal(XmlPart part, ModelReader reader) => new(part, isSignal: true, reader);

    /// <summary>What it carries, worked out before the token moves on; null when an incident was raised instead.</summary>
    public Action? Prepare(Run run, Token token, Element element)
    {
        if (Payload.Given(run, token, element, inputs) is not { } payload) return null;
        if (isSignal) return () => run.ThrowSignal(token, name, payload, isLocal);
        return () => run.ThrowMessage(token, name, correlation?.KeyOf(payload), payload);
    }

    /// <summary>What all of several throw; null when an incident was raised instead.</summary>
    public static List<Action>? Prepare(IEnumerable<Thrower> throwers, Run run, Token token, Element element)
    {
        var throws = new List<Action>();
        foreach (var thrower in throwers)
        {
            if (thrower.Prepare(run, token, element) is not { } prepared) return null;
            throws.Add(prepared);
        }
        return throws;
    }
}
