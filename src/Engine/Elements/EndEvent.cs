using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A token ends. A terminate end takes everything else in its container with it; an error end leaves the innermost container around it
/// that listens for the error; a signal reaches everything in the case that listens for it.
/// </summary>
internal sealed class EndEvent : Element
{
    private readonly bool terminates;
    private readonly string? error;
    private readonly string? signal;

    public EndEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var definition in part.Children.Where(EventDefinition.Is))
        {
            switch (definition.Name)
            {
                case "terminateEventDefinition": terminates = true; break;
                case "errorEventDefinition": error = reader.Referred(definition, "errorRef", "error", "errorCode"); break;
                case "signalEventDefinition": signal = reader.Referred(definition, "signalRef", "signal", "name"); break;
                default:
                    reader.Problem("bpmn.unsupported", part, $"End event '{Id}' has a {definition.Name}: only none, terminate, error and signal end events can be run.");
                    break;
            }
        }
    }

    public override void Enter(Run run, Token token)
    {
        if (error is not null)
        {
            run.Throw(token, this, error);
            return;
        }
        Leave(run, token);
        if (signal is not null) run.Signal(signal);
        if (terminates) run.Terminate(token.Scope, Id);
    }

    public override void Check(ModelReader checker)
    {
        if (!Outgoing.IsEmpty) checker.Problem("bpmn.end-outgoing", Part, $"End event '{Id}' may have no outgoing flow.");
    }
}
