namespace WorkflowHub.Engine.Reading;

/// <summary>Event definitions that stand at the root of a file, for events to refer to.</summary>
internal static class EventReferences
{
    /// <summary>Puts what is referred to where it is referred from, so that nobody after this need know of references.</summary>
    public static void Resolve(XmlPart definitions, Problems problems)
    {
        var roots = definitions.Children.Where(part => part is { IsBpmn: true, Id: not null } && part.Name.EndsWith("EventDefinition", StringComparison.Ordinal))
            .GroupBy(part => part.Id!).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        Resolve(definitions, roots, problems);
    }

    private static void Resolve(XmlPart part, Dictionary<string, XmlPart> roots, Problems problems)
    {
        for (var at = 0; at < part.Children.Count; at++)
        {
            var child = part.Children[at];
            if (child is not { IsBpmn: true, Name: "eventDefinitionRef" }) Resolve(child, roots, problems);
            else if (roots.TryGetValue(child.Text[(child.Text.LastIndexOf(':') + 1)..], out var root)) part.Children[at] = root;
            else problems.Add("bpmn.reference", child, $"'{part.Id}' refers to the event definition '{child.Text}': there is no such definition.");
        }
    }
}
