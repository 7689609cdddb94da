namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Intermediate and boundary events, links, compensation, and what events refer to.</summary>
internal static class EventRules
{
    private const string Throws = "messageEventDefinition escalationEventDefinition compensateEventDefinition linkEventDefinition signalEventDefinition";
    private const string Catches = "messageEventDefinition timerEventDefinition conditionalEventDefinition linkEventDefinition signalEventDefinition";

    public static readonly Rule[] All =
    [
        new("bpmn.throw-kind", "An intermediate event that throws has a message, escalation, compensation, link or signal.", "intermediateThrowEvent",
            node => node.Definitions.Any(definition => !definition.IsOne(Throws))),
        new("bpmn.catch-compensation", "An intermediate event that catches in the normal flow does not catch compensation.", "intermediateCatchEvent", node => node.Defines("compensateEventDefinition")),
        new("bpmn.catch-kind", "An intermediate event that catches has a message, timer, condition, link or signal.", "intermediateCatchEvent",
            node => node.DefinitionCount == 0 || node.Definitions.Any(definition => !definition.IsOne($"{Catches} compensateEventDefinition"))),
        new("bpmn.intermediate-incoming", "An intermediate event has an incoming sequence flow, unless it is the target of a link.", "intermediateThrowEvent intermediateCatchEvent",
            node => node.Incoming == 0 && !(node.Name == "intermediateCatchEvent" && node.Defines("linkEventDefinition"))),
        new("bpmn.intermediate-outgoing", "An intermediate event has an outgoing sequence flow, unless it is the source of a link.", "intermediateThrowEvent intermediateCatchEvent",
            node => node.Outgoing == 0 && !(node.Name == "intermediateThrowEvent" && node.Defines("linkEventDefinition"))),
        new("bpmn.boundary-trigger", "A boundary event has a trigger, which is neither a link nor a termination.", "boundaryEvent",
            node => node.DefinitionCount == 0 || node.Defines("linkEventDefinition terminateEventDefinition")),
        new("bpmn.boundary-trigger", "A boundary event that does not interrupt catches neither an error nor a cancellation nor compensation.", "boundaryEvent",
            node => !node.Is("cancelActivity", otherwise: true) && node.Defines("errorEventDefinition cancelEventDefinition compensateEventDefinition")),
        new("bpmn.boundary-cancel", "A cancel boundary event is attached to a transaction.", "boundaryEvent", node => node.Defines("cancelEventDefinition") && node.Target("attachedToRef")?.Name != "transaction"),
        new("bpmn.boundary-incoming", "A boundary event has no incoming sequence flow.", "boundaryEvent", node => node.Incoming > 0),
        new("bpmn.boundary-outgoing", "A boundary event has an outgoing sequence flow, unless it catches compensation.", "boundaryEvent", node => node.Outgoing == 0 && !node.Defines("compensateEventDefinition")),
        new("bpmn.compensation-outgoing", "A compensation boundary event has no outgoing sequence flow.", "boundaryEvent", node => node.Outgoing > 0 && node.Defines("compensateEventDefinition")),
        new("bpmn.compensation-handler", "A compensation boundary event is joined by an association to an activity that is for compensation.", "boundaryEvent",
            node => node.Defines("compensateEventDefinition") && !Handlers(node).Any(handler => handler.IsActivity && handler.Is("isForCompensation"))),
        new("bpmn.compensation-single", "A compensation boundary event is joined to one activity.", "boundaryEvent", node => node.Defines("compensateEventDefinition") && Handlers(node).Count() > 1),
        new("bpmn.compensation-flow", "An activity that is for compensation has no sequence flows.", Kinds.Activities, node => node.Is("isForCompensation") && (node.Incoming > 0 || node.Outgoing > 0)),
        new("bpmn.link-flow", "The source of a link has no outgoing and its target no incoming sequence flow.", "intermediateThrowEvent", node => node.Outgoing > 0 && node.Defines("linkEventDefinition")),
        new("bpmn.link-flow", "The source of a link has no outgoing and its target no incoming sequence flow.", "intermediateCatchEvent", node => node.Incoming > 0 && node.Defines("linkEventDefinition")),
        new("bpmn.link-pair", "The target that the source of a link names, names that source.", "linkEventDefinition",
            link => link.Refs("target").Any(target => link.File.Find(target)?.Refs("source").Contains(link.Id) != true), Form: true),
        new("bpmn.link-source", "The target of a link names its sources.", "linkEventDefinition", link => link.Parent?.Name == "intermediateCatchEvent" && !link.Has("source"), Form: true),
        new("bpmn.link-target", "The source of a link names its one target.", "linkEventDefinition", link => link.Parent?.Name == "intermediateThrowEvent" && link.Count("target") != 1, Form: true),
        new("bpmn.link-level", "A link stays in its process level.", "linkEventDefinition",
            link => link.Parent?.Name == "intermediateThrowEvent" && !link.File.Of("linkEventDefinition").Any(other => other.Refs("source").Contains(link.Id) && other.Parent?.Parent == link.Parent.Parent), Form: true),
        new("bpmn.escalation-code", "An escalation that is thrown in an executable process has a code.", "endEvent intermediateThrowEvent",
            node => node.Executable && node.Definitions.Any(definition => definition.Name == "escalationEventDefinition" && definition.Target("escalationRef")?["escalationCode"] is null)),
        new("bpmn.message-reference", "A message event of an executable process says which message.", "messageEventDefinition", node => node.Executable && node["messageRef"] is null, Form: true),
        new("bpmn.message-operation", "A message event of an executable process says which operation.", "messageEventDefinition", node => node.Executable && !node.Has("operationRef"), Form: true),
        new("bpmn.condition-formal", "A conditional event of an executable process has a formal expression.", "conditionalEventDefinition",
            node => node.Executable && !node.All("condition").Any(condition => condition.IsFormal && condition.Piece.Text.Length > 0), Form: true),
        new("bpmn.definition-shared", "The definition of an event that throws is used nowhere else.",
            "messageEventDefinition escalationEventDefinition errorEventDefinition cancelEventDefinition compensateEventDefinition signalEventDefinition terminateEventDefinition linkEventDefinition",
            node => node.Parent?.IsOne("endEvent intermediateThrowEvent") == true && node.Id is { } id
                && node.File.Of("eventDefinitionRef").Any(reference => BpmnModel.Local(reference.Piece.Text) == id), Form: true),
    ];

    /// <summary>What associations join a boundary event to.</summary>
    private static IEnumerable<Node> Handlers(Node boundary) => boundary.File.Naming(boundary, "association", "sourceRef").Select(association => association.Target("targetRef"))
        .Concat(boundary.File.Naming(boundary, "association", "targetRef").Select(association => association.Target("sourceRef"))).OfType<Node>();
}
