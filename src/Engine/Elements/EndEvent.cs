using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A token ends; a terminate end takes everything else in its container with it.</summary>
internal sealed class EndEvent : Element
{
    private readonly bool terminates;

    public EndEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var definition in part.Children.Where(EventDefinition.Is))
        {
            if (definition.Name == "terminateEventDefinition") terminates = true;
            else reader.Problem("bpmn.unsupported", part, $"End event '{Id}' has a {definition.Name}: only none and terminate end events can be run.");
        }
    }

    public override void Enter(Run run, Token token)
    {
        Leave(run, token);
        if (terminates) run.Terminate(token.Scope, Id);
    }

    public override void Check(ModelReader checker)
    {
        if (!Outgoing.IsEmpty) checker.Problem("bpmn.end-outgoing", Part, $"End event '{Id}' may have no outgoing flow.");
    }
}
