using System.Xml;

namespace WorkflowHub.Designer.Reading;

/// <summary>Where the elements of a process stand in its file, and what its jobs take and give. Says nothing of whether the process is sound: the engine does.</summary>
internal sealed class ProcessOutline
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxDepth = 64;
    private const string Ours = "urn:workflowhub:bpmn:1";

    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<JobOutline> jobs = [];
    private readonly List<RuleReference> references = [];
    private readonly HashSet<string> steps = new(StringComparer.Ordinal);

    public IReadOnlyList<JobOutline> Jobs => jobs;

    /// <summary>Ids of user tasks and start events.</summary>
    public IReadOnlySet<string> Steps => steps;

    /// <summary>What participant rules name: data fields and steps.</summary>
    public IReadOnlyList<RuleReference> References => references;

    public int? LineOf(string element) => lines.TryGetValue(element, out var line) ? line : null;

    public static ProcessOutline Read(PackageFile file)
    {
        var outline = new ProcessOutline();
        if (file.Content.Length > MaxBytes) return outline;
        try
        {
            using var stream = new MemoryStream(file.Content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
            outline.Read(reader);
        }
        catch (XmlException)
        {
            // The engine reports it with its line; what was read so far stands.
            return outline;
        }
        return outline;
    }

    private void Read(XmlReader reader)
    {
        var ids = new Stack<string?>();
        JobOutline? job = null;
        (string Name, int Line)? input = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                ids.Pop();
                input = null;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && input is not null) job!.Inputs[input.Value.Name] = (reader.Value.Trim(), input.Value.Line);
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.Depth >= MaxDepth) return;

            var id = reader.GetAttribute("id");
            var line = ((IXmlLineInfo)reader).LineNumber;
            if (id is not null) lines.TryAdd(id, line);
            if (id is not null && reader.LocalName is ("userTask" or "startEvent")) steps.Add(id);
            if (reader.NamespaceURI == Ours) Note(reader, ids.FirstOrDefault(outer => outer is not null) ?? "", line);
            if (reader.NamespaceURI == Ours && reader.LocalName == "job")
                jobs.Add(job = new JobOutline(ids.FirstOrDefault(outer => outer is not null) ?? "", reader.GetAttribute("kind") ?? "", line));
            else if (reader.NamespaceURI == Ours && job is not null && reader.LocalName == "input" && !reader.IsEmptyElement) input = (reader.GetAttribute("name") ?? "", line);
            else if (reader.NamespaceURI == Ours && job is not null && reader.LocalName == "output") job.Outputs.Add(reader.GetAttribute("name") ?? "");
            if (!reader.IsEmptyElement) ids.Push(id);
        }
    }

    private void Note(XmlReader reader, string element, int line)
    {
        const string Field = "field:";
        if (reader.LocalName == "decider") Add(reader.GetAttribute("step"), isStep: true);
        if (reader.LocalName == "heads-of") Add(reader.GetAttribute("field"), isStep: false);
        // Within a step, wh:field with a pointer gives rights; with a name it finds people.
        if (reader.LocalName == "field") Add(reader.GetAttribute("name"), isStep: false);
        if (reader.GetAttribute("unit") is { } unit && unit.StartsWith(Field, StringComparison.Ordinal)) Add(unit[Field.Length..], isStep: false);

        void Add(string? name, bool isStep)
        {
            if (!string.IsNullOrEmpty(name)) references.Add(new RuleReference(element, name, isStep, line));
        }
    }
}

/// <param name="Element">Id of the user task.</param>
/// <param name="IsStep">The name of a step rather than of a data field.</param>
internal sealed record RuleReference(string Element, string Name, bool IsStep, int Line);

/// <param name="Element">Id of the service task.</param>
internal sealed record JobOutline(string Element, string Kind, int Line)
{
    /// <summary>FEEL by name, with its line.</summary>
    public Dictionary<string, (string Text, int Line)> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Names it sets in the case's data.</summary>
    public List<string> Outputs { get; } = [];
}
