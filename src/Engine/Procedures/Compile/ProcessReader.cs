using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures.Bpmn;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Builds the graph of a container: its elements, then boundary events, then the flows between them.</summary>
internal sealed class ProcessReader(ElementReader reader, Problems problems, Scope scope)
{
    /// <summary>What stands in a process and takes no part in running it.</summary>
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "documentation", "extensionElements", "laneSet", "textAnnotation", "association", "group", "incoming", "outgoing", "sequenceFlow", "category",
        "dataObject", "dataObjectReference", "dataStoreReference", "ioSpecification", "auditing", "monitoring",
    };

    private static readonly HashSet<string> Languages = new(StringComparer.Ordinal)
    {
        "https://www.omg.org/spec/DMN/20240513/FEEL/", "https://www.omg.org/spec/DMN/20230324/FEEL/", "https://www.omg.org/spec/DMN/20211108/FEEL/",
        "https://www.omg.org/spec/DMN/20191111/FEEL/", "http://www.omg.org/spec/DMN/20180521/FEEL/", "http://www.omg.org/spec/FEEL/20140401", "feel",
    };

    private readonly Dictionary<string, Element> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XmlPiece> ids = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Element> Elements => byId;

    public void Read(XmlPiece piece, Container container)
    {
        var boundaries = new List<XmlPiece>();
        foreach (var child in piece.Children)
        {
            if (!child.IsBpmn || Silent.Contains(child.Name) || child.Name.EndsWith("LoopCharacteristics", StringComparison.Ordinal)) continue;
            if (!HasOwnId(child)) continue;
            if (child.Name == "boundaryEvent") boundaries.Add(child);
            else if (reader.Read(child, container) is { } element) Add(element, child);
        }
        foreach (var boundary in boundaries) AddBoundary(boundary, container);
        foreach (var flow in piece.AllOf("sequenceFlow")) AddFlow(flow, container, piece);
        CheckContainer(piece, container);
    }

    private void Add(Element element, XmlPiece piece)
    {
        byId[element.Id] = element;
        element.Container.Elements.Add(element);
        if (element is SubProcess process)
        {
            if (piece["triggeredByEvent"] is "true" or "1") problems.Add("bpmn.not-executable", "An event sub-process is not executed by this version of WorkflowHub.", piece);
            Read(piece, process.Inside);
        }
    }

    private void AddBoundary(XmlPiece piece, Container container)
    {
        if (piece["attachedToRef"] is not { } attached || !ids.TryGetValue(attached, out _))
        {
            problems.Add("bpmn.boundary-host", $"The boundary event is attached to \"{piece["attachedToRef"]}\", which is not an activity beside it.", piece);
            return;
        }
        // A host that cannot be executed has its own problem already.
        if (!byId.TryGetValue(attached, out var host)) return;
        if (host.Container != container || host is not (UserTask or ServiceTask or SubProcess or PlainTask))
        {
            problems.Add("bpmn.boundary-host", $"A boundary event is attached to an activity beside it; \"{attached}\" is not one.", piece);
            return;
        }
        if (reader.ReadBoundary(piece, container, host) is not { } boundary) return;
        byId[boundary.Id] = boundary;
        container.Elements.Add(boundary);
        host.Boundaries.Add(boundary);
    }

    private void AddFlow(XmlPiece piece, Container container, XmlPiece owner)
    {
        if (!HasOwnId(piece)) return;
        var source = End(piece, "sourceRef", container);
        var target = End(piece, "targetRef", container);
        var isDefault = owner.Children.Any(child => child.Id == piece["sourceRef"] && child["default"] == piece.Id);
        var condition = Condition(piece);
        if (source is null || target is null) return;

        if (source is EndEvent or TerminateEndEvent) problems.Add("bpmn.end-outgoing", $"The end event \"{source.Id}\" has an outgoing flow; nothing comes after an end.", piece);
        if (target is StartEvent or BoundaryTimer) problems.Add("bpmn.start-incoming", $"The flow leads to \"{target.Id}\": no flow leads to a start or boundary event.", piece);
        if (condition is not null && source is ParallelGateway) problems.Add("bpmn.parallel-condition", "A parallel gateway takes every flow: a condition on one of them would never be asked.", piece);

        var flow = new Flow(piece.Id!, source, target, isDefault ? null : condition, isDefault, piece.Line);
        source.Outgoing.Add(flow);
        target.Incoming.Add(flow);
    }

    private Element? End(XmlPiece flow, string attribute, Container container)
    {
        var id = flow[attribute];
        if (id is not null && byId.TryGetValue(id, out var element) && element.Container == container) return element;
        if (id is null || !ids.TryGetValue(id, out _)) problems.Add("bpmn.flow-end", $"{attribute} is \"{id}\", which is not an element beside the flow.", flow);
        else if (byId.TryGetValue(id, out _)) problems.Add("bpmn.flow-end", $"The flow crosses the edge of a sub-process: \"{id}\" lies in another one.", flow);
        return null;
    }

    private Expression? Condition(XmlPiece flow)
    {
        if (flow.First("conditionExpression") is not { } condition) return null;
        if (condition["language"] is { } language && !Languages.Contains(language))
        {
            problems.Add("bpmn.language", $"The condition is written in {language}; expected FEEL.", condition, flow.Id);
            return null;
        }
        return problems.Compile(condition.Trimmed, scope, condition, flow.Id, "The condition");
    }

    private void CheckContainer(XmlPiece piece, Container container)
    {
        var starts = container.Elements.OfType<StartEvent>().ToList();
        container.Start = starts.FirstOrDefault();
        var what = container.Owner is null ? "The process" : $"The sub-process \"{container.Owner.Id}\"";
        if (starts.Count == 0) problems.Add("bpmn.start", $"{what} has no start event.", piece);
        if (starts.Count > 1) problems.Add("bpmn.start", $"{what} has {starts.Count} start events without a trigger; expected one.", piece);

        foreach (var element in container.Elements)
        {
            if (element.Incoming.Count == 0 && element is not (StartEvent or BoundaryTimer)) problems.Add("bpmn.unreachable", $"Nothing leads to \"{element.Id}\".", element.Id, element.Line);
            if (element.Outgoing.Count == 0 && element is StartEvent or BoundaryTimer or ExclusiveGateway or ParallelGateway or IntermediateTimer) problems.Add("bpmn.dead-end", $"Nothing comes after \"{element.Id}\".", element.Id, element.Line);
            CheckConditions(element);
        }
    }

    private void CheckConditions(Element element)
    {
        if (element is not ExclusiveGateway || element.Outgoing.Count < 2) return;
        foreach (var flow in element.Outgoing)
            if (flow.Condition is null && !flow.IsDefault) problems.Add("bpmn.condition", $"The flow {flow.Id} out of the exclusive gateway \"{element.Id}\" has no condition and is not the default.", flow.Id, flow.Line);
    }

    private bool HasOwnId(XmlPiece piece)
    {
        if (piece.Id is not { Length: > 0 } id)
        {
            problems.Add("bpmn.id", $"<{piece.Name}> has no id.", piece);
            return false;
        }
        if (ids.TryAdd(id, piece)) return true;
        problems.Add("bpmn.id", $"The id \"{id}\" is given twice; it stands on line {ids[id].Line} too.", piece);
        return false;
    }
}
