using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>The compiled process: every element with its flows. Immutable once compiled.</summary>
internal sealed class Graph
{
    private readonly FrozenDictionary<string, Element> elements;

    public Graph(Container process, IEnumerable<Element> elements)
    {
        Process = process;
        this.elements = elements.ToFrozenDictionary(element => element.Id, StringComparer.Ordinal);
    }

    public Container Process { get; }

    /// <summary>The none start event of the process.</summary>
    public Element Start => Process.Start!;

    public IEnumerable<Element> Elements => elements.Values;

    public Element Element(string id) => elements[id];

    public Element? Find(string id) => elements.GetValueOrDefault(id);
}

/// <summary>What holds elements and flows: the process, or a sub-process.</summary>
/// <param name="owner">The element that it is the inside of; null for the process.</param>
internal sealed class Container(Element? owner)
{
    private Regions? regions;

    public Element? Owner => owner;
    public List<Element> Elements { get; } = [];
    public Element? Start { get; set; }

    /// <summary>What lies before and after what, worked out when a return first asks.</summary>
    public Regions Regions => LazyInitializer.EnsureInitialized(ref regions, () => new Regions(this));
}

/// <summary>A sequence flow.</summary>
/// <param name="Condition">Null when it is always taken.</param>
internal sealed record Flow(string Id, Element Source, Element Target, Expression? Condition, bool IsDefault, int Line)
{
    public override string ToString() => Id;
}
