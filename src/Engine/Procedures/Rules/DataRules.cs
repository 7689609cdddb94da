namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>Data inputs, outputs and their sets and associations. Data here are the case's own: formalities of the exchange format.</summary>
internal static class DataRules
{
    public static readonly Rule[] All =
    [
        new("bpmn.data-collection", "Data are a collection exactly when their item is.", "dataObject dataInput dataOutput",
            node => node["itemSubjectRef"] is not null && node.Is("isCollection") != (node.Target("itemSubjectRef")?.Is("isCollection") == true), Form: true),
        new("bpmn.data-reference-name", "A reference to a data object is called as the object with the state in brackets.", "dataObjectReference", node => node["name"] is { } name && !IsNamed(node, name), Form: true),
        new("bpmn.data-input-set", "A data input stands in an input set.", "dataInput", node => !IsListed(node, "inputSet", "dataInputRefs"), Form: true),
        new("bpmn.data-output-set", "A data output stands in an output set.", "dataOutput", node => !IsListed(node, "outputSet", "dataOutputRefs"), Form: true),
        new("bpmn.optional-input", "An optional input of a set is one of its inputs.", "inputSet", node => !IsSubset(node, "optionalInputRefs", "dataInputRefs"), Form: true),
        new("bpmn.executing-input", "An input that may come while executing is one of the set's inputs.", "inputSet", node => !IsSubset(node, "whileExecutingInputRefs", "dataInputRefs"), Form: true),
        new("bpmn.optional-output", "An optional output of a set is one of its outputs.", "outputSet", node => !IsSubset(node, "optionalOutputRefs", "dataOutputRefs"), Form: true),
        new("bpmn.executing-output", "An output that may come while executing is one of the set's outputs.", "outputSet", node => !IsSubset(node, "whileExecutingOutputRefs", "dataOutputRefs"), Form: true),
        new("bpmn.sets-pair", "An input set that names an output set is named by it, and the other way round.", "inputSet", node => !IsPaired(node, "outputSetRefs", "inputSetRefs"), Form: true),
        new("bpmn.sets-pair", "An input set that names an output set is named by it, and the other way round.", "outputSet", node => !IsPaired(node, "inputSetRefs", "outputSetRefs"), Form: true),
        new("bpmn.association-item", "A data association joins data of the same item, or has a transformation.", "dataInputAssociation dataOutputAssociation",
            node => !node.Has("transformation") && !JoinsSameItem(node), Form: true),
        new("bpmn.association-sources", "A data association without a transformation has one source.", "dataInputAssociation dataOutputAssociation",
            node => !node.Has("transformation") && node.Count("sourceRef") != 1, Form: true),
        new("bpmn.event-data", "An event with data has as many as it has definitions.", "intermediateThrowEvent endEvent", node => node.Has("dataInput") && node.Count("dataInput") != node.DefinitionCount, Form: true),
        new("bpmn.event-data", "An event with data has as many as it has definitions.", "startEvent intermediateCatchEvent boundaryEvent",
            node => node.Has("dataOutput") && node.Count("dataOutput") != node.DefinitionCount, Form: true),
        new("bpmn.event-data-item", "The data of an event are what its message, error, escalation or signal carries.",
            "messageEventDefinition errorEventDefinition escalationEventDefinition signalEventDefinition", CarriesAnother, Form: true),
        .. CallRules.All,
        .. LoopDataRules.All,
    ];

    private static bool IsNamed(Node reference, string name) =>
        reference.Target("dataObjectRef") is { } data && name == (reference.All("dataState").FirstOrDefault() is { } state ? $"{data["name"]} [{state["name"]}]" : data["name"]);

    private static bool IsListed(Node data, string set, string list) => data.Parent!.All(set).Any(found => found.Refs(list).Contains(data.Id));

    private static bool IsSubset(Node set, string some, string all) => set.Refs(some).All(id => set.Refs(all).Contains(id));

    private static bool IsPaired(Node set, string list, string back) => set.Refs(list).All(id => set.File.Find(id)?.Refs(back).Contains(set.Id) == true);

    private static bool JoinsSameItem(Node association)
    {
        Node[] sources = [.. Found(association, "sourceRef")], targets = [.. Found(association, "targetRef")];
        if (sources.Concat(targets).Any(data => !Items.Says(data))) return true;
        return Items.Meet(sources, targets);
    }

    private static IEnumerable<Node> Found(Node association, string list) => association.Refs(list).Select(id => association.File.Find(id)).OfType<Node>();

    private static bool CarriesAnother(Node definition)
    {
        if (definition.Parent is not { } holder || definition.Name == "timerEventDefinition") return false;
        var data = holder.All("dataInput dataOutput").ToList();
        var at = holder.Children.Where(child => child.IsOne("messageEventDefinition errorEventDefinition escalationEventDefinition signalEventDefinition")).ToList().IndexOf(definition);
        if (data.Count <= at) return false;
        var reference = definition.Name[..^"EventDefinition".Length] + "Ref";
        return !Items.Meet([data[at]], [definition.Target(reference)]);
    }
}
