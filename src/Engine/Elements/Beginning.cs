using System.Collections.Immutable;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A way in which a case can begin (BPMN 2.0.2, 13.2): by a start event, a receive task that instantiates, or an event behind a gateway that does.
/// </summary>
/// <param name="At">The element that hears of what begins the case.</param>
/// <param name="Gateway">The event-based gateway before it, when there is one.</param>
internal sealed record Beginning(Element At, EventGateway? Gateway)
{
    public static ImmutableArray<Beginning> In(Body body)
    {
        var found = ImmutableArray.CreateBuilder<Beginning>();
        foreach (var element in body.Elements)
        {
            if (element is StartEvent { Listener: not null } or ReceiveTask { Instantiates: true }) found.Add(new Beginning(element, null));
            else if (element is EventGateway { Instantiates: true } gateway) found.AddRange(gateway.Outgoing.Select(flow => new Beginning(flow.Target, gateway)));
        }
        return found.ToImmutable();
    }

    /// <summary>Whether an element begins a case and so needs no flow that leads to it.</summary>
    public static bool Is(Element element) => element is ReceiveTask { Instantiates: true } or EventGateway { Instantiates: true };

    /// <param name="definition">Which of several things came.</param>
    public void Begin(Run run, int? definition)
    {
        if (Gateway is not null) Gateway.Begin(run, At);
        else if (At is StartEvent start) start.Begin(run, definition);
        else At.Leave(run, run.Place(At, 0, null));
        run.Touch(0);
    }
}
