using System.Collections.Frozen;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>The elements that can be run, by their BPMN name, and what of ours each may carry.</summary>
internal static class ElementKinds
{
    private static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["startEvent"] = new((part, reader, _) => part.Parent is { } container && EventSubProcess.Is(container) ? new EventStart(part, reader) : new StartEvent(part, reader), Payload.Extension, "start"),
        ["endEvent"] = new((part, reader, _) => new EndEvent(part, reader), Payload.Extension),
        ["intermediateCatchEvent"] = new((part, reader, _) => new CatchEvent(part, reader), Payload.Extension),
        ["intermediateThrowEvent"] = new((part, reader, _) => new ThrowEvent(part, reader), Payload.Extension),
        ["receiveTask"] = new((part, reader, _) => new ReceiveTask(part, reader), Payload.Extension),
        ["sendTask"] = new((part, reader, _) => new SendTask(part, reader), Payload.Extension),
        ["scriptTask"] = new((part, reader, _) => new ScriptTask(part, reader), "script"),
        ["boundaryEvent"] = new((part, reader, _) => CompensationBoundary.Is(part) ? new CompensationBoundary(part, reader) : new BoundaryEvent(part, reader), Payload.Extension),
        ["userTask"] = new((part, reader, _) => new UserTask(part, reader), "step"),
        ["task"] = new((part, reader, _) => new PlainTask(part, reader)),
        ["manualTask"] = new((part, reader, _) => new PlainTask(part, reader)),
        ["serviceTask"] = new((part, reader, _) => new ServiceTask(part, reader), "job"),
        ["businessRuleTask"] = new((part, reader, _) => new BusinessRuleTask(part, reader), "decision"),
        ["callActivity"] = new((part, reader, _) => new CallActivity(part, reader), "call"),
        ["subProcess"] = new((part, reader, bodies) => EventSubProcess.Is(part) ? new EventSubProcess(part, reader, bodies) : new SubProcess(part, reader, bodies)),
        ["transaction"] = new((part, reader, bodies) => new Transaction(part, reader, bodies)),
        ["adHocSubProcess"] = new((part, reader, bodies) => new AdHocSubProcess(part, reader, bodies), "adhoc"),
        ["exclusiveGateway"] = new((part, reader, _) => new ExclusiveGateway(part, reader)),
        ["inclusiveGateway"] = new((part, reader, _) => new InclusiveGateway(part, reader)),
        ["complexGateway"] = new((part, reader, _) => new ComplexGateway(part, reader)),
        ["eventBasedGateway"] = new((part, reader, _) => new EventGateway(part, reader)),
        ["parallelGateway"] = new((part, reader, _) => new ParallelGateway(part, reader)),
    }.ToFrozenDictionary();

    /// <summary>Parts of a container or an element that say nothing about what is done.</summary>
    public static readonly FrozenSet<string> Silent = new[]
    {
        "documentation", "extensionElements", "incoming", "outgoing", "laneSet", "textAnnotation", "association", "group",
        "dataObject", "dataObjectReference", "dataStoreReference", "completionCondition", "auditing", "monitoring", "category",
        "correlationSubscription", "property", "ioSpecification", "ioBinding", "dataInputAssociation", "dataOutputAssociation",
    }.ToFrozenSet();

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>The element, or null when its kind cannot be run; that is noted.</summary>
    public static Element? Read(XmlPart part, ModelReader reader, BodyReader bodies)
    {
        if (!Kinds.TryGetValue(part.Name, out var kind))
        {
            reader.Problem("bpmn.unsupported", part, $"'{part.Name}' cannot be run.");
            return null;
        }
        foreach (var extension in part.Extensions)
            if (extension.Name != "name" && !kind.Extensions.Contains(extension.Name))
                reader.Problem("bpmn.unknown-extension", extension, $"'{extension.Name}' is not known in '{part.Name}'.");
        return kind.Make(part, reader, bodies);
    }

    private sealed record Kind(Func<XmlPart, ModelReader, BodyReader, Element> Make, params string[] Extensions);
}
