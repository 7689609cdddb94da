namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Start and end events, and that everything between them is joined up.</summary>
internal static class StartEndRules
{
    private const string Starts = "messageEventDefinition timerEventDefinition conditionalEventDefinition signalEventDefinition";
    private const string Ends = "messageEventDefinition escalationEventDefinition errorEventDefinition cancelEventDefinition compensateEventDefinition signalEventDefinition terminateEventDefinition";
    private const string EventSubProcessStarts =
        "messageEventDefinition timerEventDefinition errorEventDefinition escalationEventDefinition compensateEventDefinition conditionalEventDefinition signalEventDefinition";
    private const string Joined = $"{Kinds.Activities} {Kinds.Gateways} intermediateThrowEvent intermediateCatchEvent";

    public static readonly Rule[] All =
    [
        new("bpmn.start-incoming", "A start event has no incoming sequence flow.", "startEvent", node => node.Incoming > 0),
        new("bpmn.start-outgoing", "A start event has an outgoing sequence flow.", "startEvent", node => node.Outgoing == 0),
        new("bpmn.start-trigger", "The start event of a process is triggered by nothing, a message, a timer, a condition or a signal.", "startEvent",
            node => node.Parent?.Name == "process" && node.Definitions.Any(definition => !definition.IsOne(Starts))),
        new("bpmn.sub-process-start", "The start event of a sub-process has no trigger.", "startEvent",
            node => node.Parent is { } parent && parent.IsOne(Kinds.SubProcesses) && !parent.IsEventSubProcess && node.DefinitionCount > 0),
        new("bpmn.event-sub-process-trigger", "The start event of an event sub-process has a trigger: a message, timer, error, escalation, compensation, condition or signal.", "startEvent",
            node => node.Parent?.IsEventSubProcess == true && (node.DefinitionCount == 0 || node.Definitions.Any(definition => !definition.IsOne(EventSubProcessStarts)))),
        new("bpmn.event-sub-process-trigger", "A start event that does not interrupt is triggered neither by an error nor by compensation.", "startEvent",
            node => node.Parent?.IsEventSubProcess == true && !node.Is("isInterrupting", otherwise: true) && node.Defines("errorEventDefinition compensateEventDefinition")),
        new("bpmn.start-needs-end", "Where there is a start event there is an end event at the same level.", "startEvent", node => !node.Parent!.Has("endEvent"), Form: true),
        new("bpmn.end-needs-start", "Where there is an end event there is a start event, or a receiving task or gateway that instantiates, at the same level.", "endEvent", node => !Begins(node.Parent!), Form: true),
        new("bpmn.end-outgoing", "An end event has no outgoing sequence flow.", "endEvent", node => node.Outgoing > 0),
        new("bpmn.end-incoming", "An end event has an incoming sequence flow.", "endEvent", node => node.Incoming == 0),
        new("bpmn.end-result", "The result of an end event is nothing, a message, escalation, error, cancellation, compensation, signal or termination.", "endEvent",
            node => node.Definitions.Any(definition => !definition.IsOne(Ends))),
        new("bpmn.end-cancel", "A cancel end event stands in a transaction.", "endEvent", node => node.Defines("cancelEventDefinition") && !node.Ancestors.Any(above => above.Name == "transaction")),
        new("bpmn.called-start", "A process that is called has a start event without a trigger.", "process", IsCalledWithoutStart),
        new("bpmn.node-incoming", "In a process with a start event every element has an incoming sequence flow.", Joined,
            node => node.Parent!.Has("startEvent") && node.Incoming == 0 && InFlow(node) && !Instantiates(node) && !(node.Name == "intermediateCatchEvent" && node.Defines("linkEventDefinition"))),
        new("bpmn.node-outgoing", "In a process with an end event every element has an outgoing sequence flow.", Joined,
            node => node.Parent!.Has("endEvent") && node.Outgoing == 0 && InFlow(node) && !(node.Name == "intermediateThrowEvent" && node.Defines("linkEventDefinition")), Form: true),
    ];

    /// <summary>Event sub-processes and compensation stand outside the flow.</summary>
    private static bool InFlow(Node node) => !node.IsEventSubProcess && !node.Is("isForCompensation");

    private static bool Instantiates(Node node) => node.IsOne("receiveTask eventBasedGateway") && node.Is("instantiate");

    private static bool Begins(Node level) => level.Has("startEvent") || level.Children.Exists(Instantiates);

    private static bool IsCalledWithoutStart(Node process) =>
        process.File.Naming(process, "callActivity", "calledElement").Any()
        && process.Has("startEvent") && process.All("startEvent").All(start => start.DefinitionCount > 0);
}
