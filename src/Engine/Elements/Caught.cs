using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>Of an event's definitions those that are not waited for: they are caught as they are thrown.</summary>
/// <param name="Error">Code of the error; null when it is about none.</param>
/// <param name="Escalation">Code of the escalation; null when it is about none.</param>
/// <param name="KeptAs">Name under which the code that came is kept; null when it is not.</param>
internal sealed record Caught(string? Error, string? Escalation, string? KeptAs)
{
    /// <summary>What a code is when every one is meant.</summary>
    public const string Any = "";

    /// <summary>Reads them, and takes them out of the list.</summary>
    public static Caught Read(XmlPart part, List<XmlPart> definitions, ModelReader reader)
    {
        var error = Take(definitions, "errorEventDefinition");
        var escalation = Take(definitions, "escalationEventDefinition");
        var caught = new Caught(
            Code(error, "error", "errorCode", reader), Code(escalation, "escalation", "escalationCode", reader),
            error?.Extension("code")?["name"] ?? escalation?.Extension("code")?["name"]);
        if (caught.IsThrown && part["parallelMultiple"] is "true" or "1")
            reader.Problem("bpmn.unsupported", part, $"{part.Name} '{part.Id}' should wait for several things at once: an error or escalation cannot be among them.");
        return caught;
    }

    public bool IsThrown => Error is not null || Escalation is not null;

    private static XmlPart? Take(List<XmlPart> definitions, string name)
    {
        var found = definitions.Find(definition => definition.Name == name);
        if (found is not null) definitions.Remove(found);
        return found;
    }

    private static string? Code(XmlPart? definition, string kind, string attribute, ModelReader reader)
    {
        if (definition is null) return null;
        return definition[$"{kind}Ref"] is null ? Any : reader.Referred(definition, $"{kind}Ref", kind, attribute);
    }
}
