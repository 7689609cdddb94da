using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Passes on at once; a signal reaches everything in the case that listens for it.</summary>
internal sealed class ThrowEvent : Element
{
    private readonly string? signal;

    public ThrowEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var definition in part.Children.Where(EventDefinition.Is))
        {
            if (definition.Name == "signalEventDefinition") signal = reader.Referred(definition, "signalRef", "signal", "name");
            else reader.Problem("bpmn.unsupported", part, $"Throw event '{Id}' has a {definition.Name}: only none and signal throw events can be run.");
        }
    }

    public override void Enter(Run run, Token token)
    {
        Leave(run, token);
        if (signal is not null) run.Signal(signal);
    }
}
