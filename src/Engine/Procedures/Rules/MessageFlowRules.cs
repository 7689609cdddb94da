namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Message flows and the pools they join.</summary>
internal static class MessageFlowRules
{
    public static readonly Rule[] All =
    [
        new("bpmn.message-flow-artifact-target", "A message flow does not lead to an artifact.", "messageFlow", flow => flow.Target("targetRef") is { } node && node.IsOne(Kinds.Artifacts)),
        new("bpmn.message-flow-artifact-source", "A message flow does not come from an artifact.", "messageFlow", flow => flow.Target("sourceRef") is { } node && node.IsOne(Kinds.Artifacts)),
        new("bpmn.message-flow-pools", "A message flow joins two different pools.", "messageFlow", StaysInPool),
        new("bpmn.message-flow-from-start", "A start event is not the source of a message flow.", "messageFlow", flow => flow.Target("sourceRef")?.Name == "startEvent"),
        new("bpmn.message-flow-to-end", "An end event is not the target of a message flow.", "messageFlow", flow => flow.Target("targetRef")?.Name == "endEvent"),
        new("bpmn.message-start", "A start event that a message flow leads to has a message as its trigger.", "startEvent", node => IsEnd(node, "targetRef") && !node.Defines("messageEventDefinition")),
        new("bpmn.message-end", "An end event that a message flow comes from has a message as its result.", "endEvent", node => IsEnd(node, "sourceRef") && !node.Defines("messageEventDefinition")),
        new("bpmn.message-throw-target", "An intermediate event that sends is not the target of a message flow.", "intermediateThrowEvent", node => IsEnd(node, "targetRef")),
        new("bpmn.message-catch-source", "An intermediate event that receives is not the source of a message flow.", "intermediateCatchEvent", node => IsEnd(node, "sourceRef")),
        new("bpmn.participant-minimum", "The minimum of a participant's multiplicity is not negative.", "participantMultiplicity", node => Number(node, "minimum", 0) < 0),
        new("bpmn.participant-maximum", "The maximum of a participant's multiplicity is at least one and not below the minimum.", "participantMultiplicity",
            node => Number(node, "maximum", 1) < Math.Max(1, Number(node, "minimum", 0))),
        new("bpmn.choreography-reference", "A choreography or global conversation does not refer to a choreography.", "choreography globalConversation", node => node.Has("choreographyRef")),
    ];

    private static bool IsEnd(Node node, string attribute) => node.File.Naming(node, "messageFlow", attribute).Any();

    private static bool StaysInPool(Node flow)
    {
        if (flow["sourceRef"] is null || flow["sourceRef"] == flow["targetRef"]) return true;
        return flow.Target("sourceRef") is { } source && flow.Target("targetRef") is { } target && ProcessOf(source) is { } process && process == ProcessOf(target);
    }

    /// <summary>The process that a pool stands for, or that an element lies in.</summary>
    private static Node? ProcessOf(Node node) => node.Name == "participant" ? node.Target("processRef") : node.Process;

    private static int Number(Node node, string attribute, int otherwise) => int.TryParse(node[attribute], out var number) ? number : otherwise;
}
