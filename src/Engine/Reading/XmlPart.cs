using System.Text;

namespace WorkflowHub.Engine.Reading;

/// <summary>An XML element as read: no more than compiling needs, with its line for problems.</summary>
internal sealed class XmlPart(string space, string name, int line, XmlPart? parent)
{
    private readonly List<(string Name, string Value)> attributes = [];
    private StringBuilder? text;

    public string Name => name;
    public int Line => line;
    public XmlPart? Parent => parent;
    public List<XmlPart> Children { get; } = [];
    public bool IsBpmn => space == BpmnFile.BpmnSpace;
    public bool IsOurs => space == BpmnFile.OurSpace;
    public string? Id => this["id"];
    public string Text => text?.ToString().Trim() ?? "";

    /// <summary>An attribute without namespace, or null.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (key, value) in attributes)
                if (key == attribute) return value;
            return null;
        }
    }

    public IEnumerable<string> AttributeNames => attributes.Select(attribute => attribute.Name);

    public void AddAttribute(string key, string value) => attributes.Add((key, value));
    public void AddText(string more) => (text ??= new StringBuilder()).Append(more);

    /// <summary>The first child of BPMN with this name.</summary>
    public XmlPart? Child(string childName) => Children.FirstOrDefault(child => child.IsBpmn && child.Name == childName);

    public IEnumerable<XmlPart> ChildrenNamed(string childName) => Children.Where(child => child.IsBpmn && child.Name == childName);

    /// <summary>Our elements among the extension elements.</summary>
    public IEnumerable<XmlPart> Extensions => Child("extensionElements")?.Children.Where(child => child.IsOurs) ?? [];

    public XmlPart? Extension(string childName) => Extensions.FirstOrDefault(child => child.Name == childName);

    /// <summary>The id of the element itself or of the nearest around it that has one.</summary>
    public string? NearestId
    {
        get
        {
            for (var part = this; part is not null; part = part.Parent)
                if (part.Id is { Length: > 0 } id) return id;
            return null;
        }
    }

    public override string ToString() => $"{name} '{Id}'";
}
