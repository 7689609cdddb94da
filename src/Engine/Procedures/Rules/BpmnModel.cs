using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>A whole BPMN file, indexed for the rules.</summary>
internal sealed class BpmnModel
{
    private readonly Dictionary<string, Node> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Node>> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int In, int Out)> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Attribute), ILookup<string?, Node>> references = [];
    private readonly bool formal;

    /// <param name="formal">Whether a flow counts at an element because the element lists it, as the exchange format has it, or because the flow says so.</param>
    public BpmnModel(XmlPart root, bool formal)
    {
        this.formal = formal;
        Root = Add(root, null) ?? new Node(root, null, this);
        foreach (var flow in Of("sequenceFlow"))
        {
            if (Local(flow["sourceRef"]) is { } source) flows[source] = flows.GetValueOrDefault(source) with { Out = flows.GetValueOrDefault(source).Out + 1 };
            if (Local(flow["targetRef"]) is { } target) flows[target] = flows.GetValueOrDefault(target) with { In = flows.GetValueOrDefault(target).In + 1 };
        }
    }

    public Node Root { get; }

    public IReadOnlyList<Node> Of(string kind) => kinds.GetValueOrDefault(kind) ?? [];

    /// <summary>The first element of an id; null when there is none or no id is given.</summary>
    public Node? Find(string? id) => Local(id) is { } local ? ids.GetValueOrDefault(local) : null;

    /// <summary>Elements of a kind whose attribute names an element.</summary>
    public IEnumerable<Node> Naming(Node node, string kind, string attribute)
    {
        if (node.Id is not { } id) return [];
        if (!references.TryGetValue((kind, attribute), out var named)) references[(kind, attribute)] = named = Of(kind).ToLookup(found => Local(found[attribute]));
        return named[id];
    }

    public int Incoming(Node node) => formal ? node.Count("incoming") : Flows(node).In;
    public int Outgoing(Node node) => formal ? node.Count("outgoing") : Flows(node).Out;

    /// <summary>A reference without its prefix.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(reference))]
    public static string? Local(string? reference) => reference is null ? null : reference[(reference.LastIndexOf(':') + 1)..];

    private (int In, int Out) Flows(Node node) => node.Id is { } id ? flows.GetValueOrDefault(id) : default;

    private Node? Add(XmlPart piece, Node? parent)
    {
        if (!piece.IsBpmn) return null;
        var node = new Node(piece, parent, this);
        if (piece.Id is { } id) ids.TryAdd(id, node);
        if (!kinds.TryGetValue(piece.Name, out var same)) kinds[piece.Name] = same = [];
        same.Add(node);
        foreach (var child in piece.Children)
            if (Add(child, node) is { } added) node.Children.Add(added);
        return node;
    }
}
