using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for the first of the events behind it; the others are listened for no longer.</summary>
internal sealed class EventGateway(XmlPart part, ModelReader reader) : Element(part, reader)
{
    /// <summary>Whether the events behind it begin a case.</summary>
    public bool Instantiates { get; } = part["instantiate"] is "true" or "1";

    /// <summary>Whether all of the events must come, in any order.</summary>
    private readonly bool parallel = part["eventGatewayType"] == "Parallel";

    /// <summary>A case begins with one of the events; parallel, it waits for each of the others.</summary>
    public void Begin(Run run, Element come)
    {
        var token = run.Place(this, 0, null);
        if (!parallel)
        {
            Choose(run, token, come);
            return;
        }
        run.Emit(new Events.ElementLeft(token.Number, Id, [.. Outgoing.Select(flow => flow.Id)]) { At = run.At, By = run.By });
        foreach (var flow in Outgoing)
            if (flow.Target == come) come.Leave(run, run.Place(come, 0, flow));
            else run.Arrive(flow.Target, 0, flow);
    }

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
        if (parallel && !Instantiates) checker.Problem("bpmn.event-gateway", Part, $"Event-based gateway '{Id}' waits for all its events: only one that begins a process may.");
        if (Instantiates && Body.Owner is not null) checker.Problem("bpmn.event-gateway", Part, $"Event-based gateway '{Id}' begins a process: it may not stand in a sub-process.");
    }
}
