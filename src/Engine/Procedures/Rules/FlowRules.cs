namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Sequence flows: what they join, and how.</summary>
internal static class FlowRules
{
    public static readonly Rule[] All =
    [
        new("bpmn.flow-artifact-target", "A sequence flow does not lead to an artifact.", "sequenceFlow", flow => flow.Target("targetRef") is { } node && node.IsOne(Kinds.Artifacts)),
        new("bpmn.flow-artifact-source", "A sequence flow does not come from an artifact.", "sequenceFlow", flow => flow.Target("sourceRef") is { } node && node.IsOne(Kinds.Artifacts)),
        new("bpmn.flow-target-listed", "The target of a sequence flow lists the flow as incoming.", "sequenceFlow", flow => !Lists(flow, "targetRef", "incoming"), Form: true),
        new("bpmn.flow-source-listed", "The source of a sequence flow lists the flow as outgoing.", "sequenceFlow", flow => !Lists(flow, "sourceRef", "outgoing"), Form: true),
        new("bpmn.flow-immediate", "A sequence flow of an executable process is immediate.", "sequenceFlow", flow => !flow.Is("isImmediate", otherwise: true) && flow.Executable),
        new("bpmn.flow-single-condition", "A conditional flow out of an activity has another flow beside it; other elements than activities and gateways have none.", "sequenceFlow", IsSingleCondition, Form: true),
        new("bpmn.flow-border", "A sequence flow joins two elements of the same process level; it does not cross the border of a pool or a sub-process.", "sequenceFlow", CrossesBorder),
        new("bpmn.default-flow", "The default flow of an element is one of its outgoing flows.", $"{Kinds.Activities} {Kinds.Gateways}",
            node => node["default"] is not null && BpmnModel.Local(node.Target("default")?["sourceRef"]) != node.Id),
        .. Ends("flow-source", "source", "sourceRef"),
        .. Ends("flow-target", "target", "targetRef"),
    ];

    private static Rule[] Ends(string name, string role, string attribute) =>
    [
        new($"bpmn.{name}", $"The {role} of a sequence flow is an activity, a gateway or an event.", "*", node => !node.IsFlowNode && IsEnd(node, attribute)),
        new($"bpmn.{name}", $"An event sub-process is not the {role} of a sequence flow.", "subProcess", node => node.IsEventSubProcess && IsEnd(node, attribute)),
    ];

    private static bool IsEnd(Node node, string attribute) => node.File.Naming(node, "sequenceFlow", attribute).Any();

    private static bool Lists(Node flow, string end, string list) => flow.Target(end) is { } node && node.Refs(list).Contains(flow.Id);

    private static bool IsSingleCondition(Node flow) =>
        flow.Has("conditionExpression") && flow.Target("sourceRef") is { } source && !source.IsOne(Kinds.Gateways) && !(source.IsActivity && source.Outgoing > 1);

    private static bool CrossesBorder(Node flow) =>
        flow.Target("sourceRef") is not { } source || flow.Target("targetRef") is not { } target || source.Parent != target.Parent;
}
