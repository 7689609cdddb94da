namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Processes, sub-processes and tasks.</summary>
internal static class ActivityRules
{
    public static readonly Rule[] All =
    [
        new("bpmn.process-choreography", "A process holds no choreography.", "process", node => node.Has(Kinds.Choreography)),
        new("bpmn.process-public", "A public process is not executable.", "process", node => node["processType"] == "Public" && node.Is("isExecutable")),
        new("bpmn.sub-process-choreography", "A sub-process holds no choreography.", Kinds.SubProcesses, node => node.Has(Kinds.Choreography)),
        new("bpmn.sub-process-data", "A sub-process has no input and output specification.", Kinds.SubProcesses, node => node.Has("ioSpecification"), Form: true),
        new("bpmn.event-sub-process-flow", "An event sub-process has no sequence flows.", "subProcess", node => node.IsEventSubProcess && (node.Incoming > 0 || node.Outgoing > 0)),
        new("bpmn.event-sub-process-start", "An event sub-process has exactly one start event.", "subProcess", node => node.IsEventSubProcess && node.Count("startEvent") != 1),
        new("bpmn.ad-hoc-empty", "An ad-hoc sub-process holds an activity.", "adHocSubProcess", node => !node.Has(Kinds.Activities)),
        new("bpmn.ad-hoc-content", "An ad-hoc sub-process holds no start event, end event or choreography.", "adHocSubProcess", node => node.Has($"startEvent endEvent {Kinds.Choreography}")),
        new("bpmn.start-quantity", "The start quantity of an activity is at least 1.", Kinds.Activities, node => IsBelowOne(node, "startQuantity"), Form: true),
        new("bpmn.completion-quantity", "The completion quantity of an activity is at least 1.", Kinds.Activities, node => IsBelowOne(node, "completionQuantity"), Form: true),
        new("bpmn.receive-instantiate", "A receive task that begins a process has no incoming sequence flow.", "receiveTask", node => node.Is("instantiate") && node.Incoming > 0),
        new("bpmn.script-format", "A script says in which language it is written.", "scriptTask", node => node.Has("script") && node["scriptFormat"] is null, Form: true),
        new("bpmn.loop-count", "A multi-instance activity of an executable process says how many: by a cardinality or by a list.", "multiInstanceLoopCharacteristics",
            node => node.Executable && !node.Has("loopCardinality loopDataInputRef"), Form: true),
        new("bpmn.expression-formal", "In an executable process an expression is formal, not in natural language.",
            "adHocSubProcess assignment complexGateway multiInstanceLoopCharacteristics sequenceFlow standardLoopCharacteristics timerEventDefinition", IsInformal, Form: true),
        new("bpmn.expression-empty", "A formal expression is not empty.", "*",
            node => (node.IsFormal || node.IsOne("dataPath messagePath transformation") || (node.Name == "condition" && node.Parent?.Name == "complexBehaviorDefinition")) && node.Piece.Text.Length == 0),
    ];

    private static bool IsBelowOne(Node node, string attribute) => long.TryParse(node[attribute], out var number) && number < 1;

    private static bool IsInformal(Node node)
    {
        if (!node.Executable) return false;
        var expressions = node.All("completionCondition from to activationCondition loopCardinality conditionExpression loopCondition timeDate timeDuration timeCycle");
        return expressions.Any(expression => !expression.IsFormal);
    }
}
