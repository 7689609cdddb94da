namespace WorkflowHub.Engine.Reading;

/// <summary>What holds data in a process (BPMN 2.0.2, 10.4.1, item-aware elements), by the names under which expressions find it.</summary>
internal static class DataItems
{
    private const string Kinds = "dataObject property dataInput dataOutput inputDataItem outputDataItem";

    /// <summary>Whether an element declares a variable.</summary>
    public static bool Is(XmlPart part) => part.IsBpmn && (part.Id ?? part["name"]) is not null && Array.IndexOf(Kinds.Split(' '), part.Name) >= 0;

    /// <summary>Its name, else the name by which a reference draws it, else its id.</summary>
    public static string NameOf(XmlPart item)
    {
        if (item["name"] is { Length: > 0 } name) return name;
        var drawn = item.Name == "dataObject"
            ? item.Parent?.ChildrenNamed("dataObjectReference").FirstOrDefault(reference => Local(reference["dataObjectRef"] ?? "") == item.Id)?["name"]
            : null;
        return drawn is null ? item.Id! : WithoutState(drawn);
    }

    /// <summary>The names that an activity declares for each of its activations: its data objects, properties, inputs and outputs.</summary>
    public static IEnumerable<string> DeclaredBy(XmlPart activity) =>
        activity.Children.Concat(activity.ChildrenNamed("ioSpecification").SelectMany(specification => specification.Children)).Where(Is).Select(NameOf).Distinct();

    /// <summary>Under which name a scope keeps the state of a data object: a reference may ask for one, and give one.</summary>
    public static string StateOf(string name) => $"{name} state";

    /// <summary>A reference without its prefix.</summary>
    public static string Local(string reference) => reference[(reference.LastIndexOf(':') + 1)..];

    // A reference is called as its object, with the state in brackets.
    private static string WithoutState(string name) => name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket].TrimEnd() : name;
}

/// <summary>One end of a data association.</summary>
/// <param name="Name">The variable.</param>
/// <param name="State">The state its data object is expected in, or comes to; null for any.</param>
/// <param name="Part">The element that declares it.</param>
internal sealed record DataItem(string Name, string? State, XmlPart Part)
{
    /// <summary>What a reference in the text of a part leads to; null, and noted, when there is no such element.</summary>
    public static DataItem? Referred(XmlPart reference, ModelReader reader)
    {
        var part = reader.WithId(reference, DataItems.Local(reference.Text));
        var state = part?.Child("dataState") is { } given ? given["name"] ?? given.Id : null;
        if (part is { Name: "dataObjectReference" } && part["dataObjectRef"] is { } aim) part = reader.WithId(part, DataItems.Local(aim)) ?? part;
        if (part is not null && (DataItems.Is(part) || part.Name is "dataObjectReference" or "dataStoreReference")) return new DataItem(DataItems.NameOf(part), state, part);
        reader.Problem("bpmn.reference", reference, $"'{reference.Name}' names '{reference.Text}': there is no such data.");
        return null;
    }
}
