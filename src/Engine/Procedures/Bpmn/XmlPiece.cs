namespace WorkflowHub.Engine.Procedures.Bpmn;

/// <summary>An element of a file, with the line that a designer is pointed to.</summary>
internal sealed class XmlPiece(string space, string name, int line)
{
    public const string Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public const string Own = "urn:workflowhub:bpmn:1";

    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    public string Space => space;
    public string Name => name;
    public int Line => line;
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);
    public List<XmlPiece> Children { get; } = [];
    public string Text { get; set; } = "";

    public bool IsBpmn => space == Bpmn;
    public string? Id => this["id"];

    /// <summary>An attribute without a namespace, or null.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public IEnumerable<XmlPiece> AllOf(string local) => Children.Where(child => child.IsBpmn && child.Name == local);
    public XmlPiece? First(string local) => AllOf(local).FirstOrDefault();
    public IEnumerable<XmlPiece> OwnOf(string local) => Children.Where(child => child.Space == Own && child.Name == local);

    /// <summary>Pieces of our own namespace within the extension elements.</summary>
    public IEnumerable<XmlPiece> Extensions => AllOf("extensionElements").SelectMany(extensions => extensions.Children).Where(child => child.Space == Own);

    /// <summary>Text without white space around it.</summary>
    public string Trimmed => Text.Trim(Spaces);
}
