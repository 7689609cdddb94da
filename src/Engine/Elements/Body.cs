using System.Collections.Immutable;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Elements;

/// <summary>What goes on inside a container: the process, or a sub-process.</summary>
internal sealed class Body(Element? owner)
{
    /// <summary>The element that holds it; null for the process itself.</summary>
    public Element? Owner => owner;

    public ImmutableArray<Element> Elements { get; set; } = [];
    public ImmutableArray<Flow> Flows { get; set; } = [];

    /// <summary>Where control begins: the start event without a trigger, or everything no flow leads to when there is no start at all.</summary>
    public ImmutableArray<Element> Starts { get; set; } = [];

    /// <summary>The other ways in which a case can begin.</summary>
    public ImmutableArray<Beginning> Beginnings { get; set; } = [];

    /// <summary>What begins the event sub-processes beside the flow.</summary>
    public ImmutableArray<EventStart> EventStarts { get; set; } = [];

    private Regions? regions;

    /// <summary>Worked out when a return first asks. Racing threads make equal ones.</summary>
    public Regions Regions => regions ??= new Regions(this);

    /// <summary>The element of this body that is the given one or holds it, however deep; null when it is not in here.</summary>
    public Element? Holding(Element element)
    {
        var at = element;
        while (at is not null && at.Body != this) at = at.Body.Owner;
        return at;
    }

    public void Begin(Run run, int scope)
    {
        run.Listen(this, scope);
        foreach (var start in Starts) run.Arrive(start, scope, null);
        run.Touch(scope);
    }
}
