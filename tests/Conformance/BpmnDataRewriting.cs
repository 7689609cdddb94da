using System.Xml.Linq;

namespace WorkflowHub.Conformance;

/// <summary>Variables of other engines' activities as the standard writes them: inputs, outputs, and what carries data into them.</summary>
internal static class BpmnDataRewriting
{
    private static readonly XNamespace Bpmn = BpmnModels.Bpmn;

    /// <summary>An activity's variables by the vendors' <c>inputOutput</c>.</summary>
    public static void InputOutput(XElement activity)
    {
        foreach (var mapping in BpmnRewriting.VendorElements(activity, "inputOutput").Elements().ToList())
        {
            var name = mapping.Attribute("name")?.Value ?? "";
            if (mapping.Name.LocalName == "inputParameter") Input(activity, name, Worked(mapping));
            else if (mapping.Name.LocalName == "outputParameter") Output(activity, name, Worked(mapping));
        }
    }

    /// <summary>A variable of each activation, worked out when it begins.</summary>
    public static string Input(XElement activity, string name, string feel)
    {
        var id = $"{activity.Attribute("id")!.Value}-{name}";
        Specification(activity).AddFirst(new XElement(Bpmn + "dataInput", new XAttribute("id", id), new XAttribute("name", name)));
        activity.Add(new XElement(Bpmn + "dataInputAssociation", new XElement(Bpmn + "targetRef", id), new XElement(Bpmn + "transformation", feel)));
        return id;
    }

    /// <summary>The list that a multi-instance activity runs over, as an input of the activity.</summary>
    public static void MultiInstance(XElement loop)
    {
        var activity = loop.Parent!;
        if (BpmnRewriting.Vendor(loop, "elementIndexVariable") is { } index) Input(activity, index, "loopCounter - 1");
        var given = loop.Element(Bpmn + "loopDataInputRef");
        if ((BpmnRewriting.Vendor(loop, "collection") ?? (given is null || Declares(loop, given.Value) ? null : given.Value)) is not { } collection) return;
        var item = BpmnRewriting.Vendor(loop, "elementVariable") ?? NameOf(loop.Element(Bpmn + "inputDataItem"));
        loop.Elements().Where(child => child.Name.LocalName is "loopDataInputRef" or "inputDataItem").Remove();
        var list = Input(activity, "list of items", BpmnJuel.ToFeel(collection));
        if (item is not null) loop.AddFirst(new XElement(Bpmn + "inputDataItem", new XAttribute("id", $"{list}-{item}"), new XAttribute("name", item)));
        loop.AddFirst(new XElement(Bpmn + "loopDataInputRef", list));
    }

    /// <summary>Associations that name variables where the standard has elements: what such engines make of them.</summary>
    public static IEnumerable<(string Source, string Target)> ByName(XElement activity, string kind)
    {
        foreach (var association in activity.Elements(Bpmn + kind).ToList())
        {
            var source = association.Element(Bpmn + "sourceRef")?.Value.Trim();
            var target = association.Element(Bpmn + "targetRef")?.Value.Trim();
            if (source is null || target is null || Declares(activity, source) || Declares(activity, target)) continue;
            association.Remove();
            yield return (source, target);
        }
    }

    /// <summary>The names of a script's inputs or outputs; where it declares none, of the data that its associations lead to, which then say no more.</summary>
    public static List<string> Names(XElement activity, string kind, string association, string end)
    {
        var declared = activity.Elements(Bpmn + "ioSpecification").Elements(Bpmn + kind).Select(NameOf).OfType<string>().ToList();
        if (declared.Count > 0) return declared;
        var loose = activity.Elements(Bpmn + association).ToList();
        var names = loose.Select(found => found.Element(Bpmn + end)?.Value).OfType<string>().Select(reference => NameOf(Data(activity, reference))).OfType<string>().ToList();
        loose.Remove();
        return names;
    }

    /// <summary>Associations that other engines do not look at, for they lead nowhere.</summary>
    public static void DropLoose(XElement process)
    {
        foreach (var association in process.Descendants().Where(element => element.Name.Namespace == Bpmn && element.Name.LocalName is "dataInputAssociation" or "dataOutputAssociation").ToList())
            if (association.Elements().Where(end => end.Name.LocalName is "sourceRef" or "targetRef").Any(end => !Declares(process, end.Value)) || association.Element(Bpmn + "targetRef") is null)
                association.Remove();
    }

    private static void Output(XElement activity, string name, string feel)
    {
        var process = activity.AncestorsAndSelf(Bpmn + "process").Last();
        if (!Declares(activity, name)) process.AddFirst(new XElement(Bpmn + "dataObject", new XAttribute("id", name)));
        activity.Add(new XElement(Bpmn + "dataOutputAssociation", new XElement(Bpmn + "targetRef", name), new XElement(Bpmn + "transformation", feel)));
    }

    private static string Worked(XElement mapping) => mapping.Elements().FirstOrDefault() switch
    {
        null => Worked(mapping.Value.Trim()),
        { Name.LocalName: "list" } list => $"[{string.Join(", ", list.Elements().Select(Worked))}]",
        { Name.LocalName: "map" } map => $"{{{string.Join(", ", map.Elements().Select(entry => $"{BpmnJuel.Quoted(entry.Attribute("key")?.Value ?? "")}: {Worked(entry)}"))}}}",
        var other => throw new BpmnFailure($"The runner works out no {other.Name.LocalName} of '{mapping.Attribute("name")?.Value}'."),
    };

    private static string Worked(string text) => BpmnJuel.IsExpression(text) ? BpmnJuel.ToFeel(text) : BpmnJuel.Quoted(text);

    private static XElement Specification(XElement activity)
    {
        if (activity.Element(Bpmn + "ioSpecification") is { } there) return there;
        var made = new XElement(Bpmn + "ioSpecification", new XElement(Bpmn + "inputSet"), new XElement(Bpmn + "outputSet"));
        activity.Add(made);
        return made;
    }

    private static string? NameOf(XElement? item) => item?.Attribute("name")?.Value ?? item?.Attribute("id")?.Value;

    private static bool Declares(XElement near, string reference) => Data(near, reference) is not null;

    /// <summary>What a reference leads to; of a reference to a data object, the object.</summary>
    private static XElement? Data(XElement near, string reference)
    {
        var id = reference.Trim();
        id = id[(id.LastIndexOf(':') + 1)..];
        var found = near.AncestorsAndSelf().Last().Descendants().FirstOrDefault(element => element.Attribute("id")?.Value == id && IsData(element.Name.LocalName));
        return found?.Attribute("dataObjectRef")?.Value is { } aim ? Data(near, aim) ?? found : found;
    }

    private static bool IsData(string name) =>
        name is "property" || name.StartsWith("dataObject", StringComparison.Ordinal) || name is "dataInput" or "dataOutput" or "inputDataItem" or "outputDataItem" or "dataStoreReference";
}
