using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for the first of the events behind it; the others are listened for no longer.</summary>
internal sealed class EventGateway(XmlPart part, ModelReader reader) : Element(part, reader)
{
    public override void Enter(Run run, Token token)
    {
        foreach (var flow in Outgoing)
            if (!run.IsArmed(token, flow.Target.Id) && flow.Target.Listener is { } listener && !listener.Arm(run, token, flow.Target)) return;
    }

    /// <summary>One of the events has come: the token goes on by its flow and passes it at once.</summary>
    public void Choose(Run run, Token token, Element come)
    {
        var flow = Outgoing.First(flow => flow.Target == come);
        run.Pass(token, flow);
    }

    public override void Check(ModelReader checker)
    {
        if (Outgoing.Length < 2) checker.Problem("bpmn.event-gateway", Part, $"Event-based gateway '{Id}' needs at least two events to choose from.");
        foreach (var flow in Outgoing)
        {
            if (flow.Condition is not null) checker.Problem("bpmn.condition-unexpected", Part, $"Flow '{flow.Id}' after event-based gateway '{Id}' may have no condition.");
            if (flow.Target is not (CatchEvent or ReceiveTask { Border.Count: 0 }) || flow.Target.Incoming.Length > 1)
                checker.Problem("bpmn.event-gateway", Part, $"Event-based gateway '{Id}' leads to '{flow.Target.Id}': a catch event, or a receive task without events on its border, with no other way to it was expected.");
        }
        if (Part["instantiate"] == "true") checker.Problem("bpmn.unsupported", Part, $"Event-based gateway '{Id}' begins a process: that cannot be run.");
    }
}
