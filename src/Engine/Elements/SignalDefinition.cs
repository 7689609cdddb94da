using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a signal by its name.</summary>
/// <param name="outputs">What becomes data, over what the signal carries; null for all it carries.</param>
/// <param name="local">The signal is heard only in the case that throws it.</param>
internal sealed class SignalDefinition(int? place, string name, bool local, ImmutableArray<Mapping>? outputs) : Listener(place)
{
    public string Name => name;
    public override string Waits => $"{Subscription.Signal} {name}";
    public bool IsLocal => local;

    public static SignalDefinition ReadSignal(XmlPart part, int? place, ModelReader reader) =>
        new(place, reader.Referred(part, "signalRef", "signal", "name"), StaysInCase(part, reader), Payload.Outputs(part, reader));

    /// <summary>Whether the signal that an event definition refers to is heard only in the case that throws it.</summary>
    public static bool StaysInCase(XmlPart part, ModelReader reader)
    {
        if (reader.Root(part, part["signalRef"], "signal")?.Extension("signal") is not { } own) return false;
        reader.OnlyKnown(own, ["reach"], []);
        return reader.Choice(own, "reach", ("all", false), ("case", true));
    }

    public override bool Arm(Run run, Token token, Element element)
    {
        run.Subscribe(token, element, Subscription.Signal, name, Place);
        return true;
    }

    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer) => Arm(run, token, element);

    /// <summary>What a signal brings; a value that cannot be worked out is null.</summary>
    public ContextValue Data(ContextValue payload) => Payload.Taken(outputs, payload);
}
