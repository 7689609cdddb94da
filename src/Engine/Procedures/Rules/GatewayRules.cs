namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Gateways: what comes in, what goes out, and what waits behind an event-based one.</summary>
internal static class GatewayRules
{
    private const string Waits = "messageEventDefinition signalEventDefinition timerEventDefinition conditionalEventDefinition";

    public static readonly Rule[] All =
    [
        new("bpmn.gateway-converging", "A converging gateway has at most one outgoing sequence flow.", Kinds.Gateways, node => node["gatewayDirection"] == "Converging" && node.Outgoing > 1),
        new("bpmn.gateway-diverging", "A diverging gateway has at most one incoming sequence flow.", Kinds.Gateways, node => node["gatewayDirection"] == "Diverging" && node.Incoming > 1),
        new("bpmn.gateway-mixed", "A mixed gateway has several incoming and several outgoing sequence flows.", Kinds.Gateways,
            node => node["gatewayDirection"] == "Mixed" && (node.Incoming < 2 || node.Outgoing < 2)),
        new("bpmn.gateway-flows", "A gateway has several incoming or several outgoing sequence flows.", Kinds.Gateways, node => node.Incoming < 2 && node.Outgoing < 2, Form: true),
        new("bpmn.event-gateway-outgoing", "An event-based gateway has two or more outgoing sequence flows.", "eventBasedGateway", node => node.Outgoing < 2),
        new("bpmn.event-gateway-condition", "A sequence flow out of an event-based gateway has no condition.", "sequenceFlow",
            flow => flow.Has("conditionExpression") && flow.Target("sourceRef")?.Name == "eventBasedGateway"),
        new("bpmn.event-gateway-target", "A sequence flow out of an event-based gateway leads to a receive task or to an event that waits for a message, signal, timer or condition.", "sequenceFlow",
            flow => flow.Target("sourceRef")?.Name == "eventBasedGateway" && !(flow.Target("targetRef") is { } target && Waiting(target))),
        new("bpmn.event-gateway-mixed", "Behind an event-based gateway stand either receive tasks or message events, not both.", "eventBasedGateway",
            node => Targets(node).Any(target => target.Name == "receiveTask") && Targets(node).Any(target => target.Name == "intermediateCatchEvent" && target.Defines("messageEventDefinition"))),
        new("bpmn.event-gateway-boundary", "A receive task behind an event-based gateway has no boundary events.", "receiveTask",
            node => IsBehind(node) && node.File.Naming(node, "boundaryEvent", "attachedToRef").Any()),
        new("bpmn.event-gateway-shared", "What stands behind an event-based gateway has no other incoming sequence flow.", $"{Kinds.Activities} {Kinds.Gateways} {Kinds.Events}",
            node => node.Incoming > 1 && IsBehind(node)),
        new("bpmn.event-gateway-instantiate", "An event-based gateway that begins a process has no incoming sequence flow.", "eventBasedGateway", node => node.Is("instantiate") && node.Incoming > 0),
    ];

    private static bool Waiting(Node target) =>
        target.Name == "receiveTask" || (target.Name == "intermediateCatchEvent" && target.DefinitionCount > 0 && target.Definitions.All(definition => definition.IsOne(Waits)));

    private static IEnumerable<Node> Targets(Node gateway) =>
        gateway.File.Naming(gateway, "sequenceFlow", "sourceRef").Select(flow => flow.Target("targetRef")).OfType<Node>();

    private static bool IsBehind(Node node) =>
        node.File.Naming(node, "sequenceFlow", "targetRef").Any(flow => flow.Target("sourceRef")?.Name == "eventBasedGateway");
}
