using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>The net of one container. Data are left out: where a condition decides, every way may be taken.</summary>
/// <param name="scope">A process or sub-process.</param>
internal sealed class ScopeNet(NetBuilder net, Node scope)
{
    /// <summary>More outgoing flows than this are taken one by one and all together, not in every combination.</summary>
    private const int MostCombined = 6;

    private const string Opaque = "adHocSubProcess";

    private readonly List<int> inside = [];
    private readonly List<int> reached = [];

    /// <summary>Holds a token until the container's first element has begun.</summary>
    public int Begin { get; } = net.Place("begin", scope.Id ?? "");

    /// <summary>Places within, whose tokens keep the container going.</summary>
    public IReadOnlyList<int> Inside => inside;

    /// <summary>Places that only count: ends reached, events listening.</summary>
    public IReadOnlyList<int> Counters => reached;

    public void Build()
    {
        inside.Add(Begin);
        foreach (var flow in scope.All("sequenceFlow")) inside.Add(net.Flow(flow));
        if (scope.Name == "process" && !IsStartedByMessage()) net.Mark(Begin);
        // An event sub-process interrupts what stands beside it: that must be known first.
        foreach (var node in scope.Children.Where(child => child.IsFlowNode).OrderBy(child => child.IsEventSubProcess)) Add(node);
        AddBeginning();
    }

    private bool IsStartedByMessage() => scope.Has("startEvent") && scope.All("startEvent").All(start => net.Awaited(start).Length > 0);

    private void AddBeginning()
    {
        if (scope.Has("startEvent") || scope.Children.Exists(IsInstantiating)) return;
        // Without a start event everything that no flow leads to begins.
        var first = scope.Children.Where(child => child.IsFlowNode && child.Name != "boundaryEvent" && !child.IsEventSubProcess && !child.Is("isForCompensation") && !net.Incoming(child).Any()).ToList();
        net.Add(new Move(scope.Id ?? "", [Begin], [.. first.Select(Entrance)]));
    }

    private static bool IsInstantiating(Node node) => node.IsOne("receiveTask eventBasedGateway") && node.Is("instantiate");

    /// <summary>Where a token stands that is to enter an element without having come by a flow.</summary>
    private int Entrance(Node node)
    {
        var place = net.Place("entrance", node.Id ?? "");
        if (!inside.Contains(place)) inside.Add(place);
        return place;
    }

    /// <summary>The places from which an element may be entered.</summary>
    private List<int> Entrances(Node node)
    {
        var from = net.Incoming(node).Select(net.Flow).ToList();
        if (from.Count == 0 && node.Name != "startEvent") from.Add(IsInstantiating(node) ? Begin : Entrance(node));
        return from;
    }

    private void Add(Node node)
    {
        switch (node.Name)
        {
            case "startEvent": AddStart(node); break;
            case "endEvent": AddEnd(node); break;
            case "exclusiveGateway": Each(node, Entrances(node), Ones(node)); break;
            case "parallelGateway": net.Add(new Move(node.Id!, [.. Entrances(node)], All(node))); break;
            case "inclusiveGateway": AddInclusive(node); break;
            case "complexGateway": Each(node, Entrances(node), Choices(node)); break;
            case "eventBasedGateway": AddEventBased(node); break;
            case "intermediateCatchEvent" when IsBehindEventGateway(node): break;
            case "intermediateCatchEvent": AddWaiting(node, Entrances(node)); break;
            case "intermediateThrowEvent": AddThrow(node); break;
            case "boundaryEvent": break;
            default:
                if (node.Is("isForCompensation") || (node.Name == "receiveTask" && IsBehindEventGateway(node))) break;
                new ActivityNet(net, node, inside, reached).Add(node.IsEventSubProcess ? [] : Entrances(node), Choices(node));
                break;
        }
    }

    private void AddStart(Node node)
    {
        var messages = net.Awaited(node);
        if (messages.Length == 0) net.Add(new Move(node.Id!, [Begin], All(node)));
        foreach (var message in messages) net.Add(new Move(node.Id!, [message], All(node)));
    }

    private void AddEnd(Node node)
    {
        var done = net.Place("end", node.Id!, remain: true, end: true);
        reached.Add(done);
        var thrown = Thrown.By(node);
        foreach (var from in Entrances(node))
        {
            if (node.Defines("terminateEventDefinition")) net.Add(new Move(node.Id!, [from], [done]) { Clear = Nested() });
            else if (thrown is null) net.Add(new Move(node.Id!, [from], [done, .. net.Sent(node)]));
            else AddThrown(node, from, thrown);
        }
    }

    /// <summary>An error or cancellation leaves for the border that catches it; nobody catching, the case ends with it.</summary>
    private void AddThrown(Node node, int from, Thrown thrown)
    {
        // What is interrupted clears its own inside: ActivityNet listens on the place that the throw marks.
        var caught = thrown.Catcher;
        net.Add(caught is null
            ? new Move(node.Id!, [from], [net.Place("end", node.Id!, remain: true, end: true)]) { Clear = thrown.Interrupts ? Nested() : [] }
            : new Move(node.Id!, [from], [Raised(caught)]));
    }

    private int Raised(Node catcher)
    {
        var place = net.Place("raised", catcher.Id!);
        if (!inside.Contains(place)) inside.Add(place);
        return place;
    }

    /// <summary>Everything within, however deep.</summary>
    private int[] Nested() => [.. Descendants(scope).SelectMany(node => PlacesOf(node)).Append(Begin)];

    private IEnumerable<int> PlacesOf(Node node) => node.Name == "sequenceFlow" ? [net.Flow(node)]
        : node.IsFlowNode ? [net.Place("active", node.Id!), net.Place("entrance", node.Id!), net.Place("begin", node.Id!), net.Place("waits", node.Id!), net.Place("raised", node.Id!)] : [];

    private static IEnumerable<Node> Descendants(Node node) => node.Children.SelectMany(child => Descendants(child).Prepend(child));

    private void AddThrow(Node node)
    {
        if (node.Defines("linkEventDefinition"))
        {
            Each(node, Entrances(node), [.. LinkTargets(node).Select(target => All(target))]);
            return;
        }
        var raised = Thrown.By(node)?.Catcher is { } catcher ? new[] { Raised(catcher) } : [];
        Each(node, Entrances(node), [[.. All(node), .. net.Sent(node), .. raised]]);
    }

    private IEnumerable<Node> LinkTargets(Node node) => scope.All("intermediateCatchEvent").Where(target => target.Definitions.Any(definition =>
        definition.Name == "linkEventDefinition" && node.Definitions.Any(source => source["name"] == definition["name"])));

    /// <summary>Waits for a message of this file, or for the world.</summary>
    private void AddWaiting(Node node, List<int> from)
    {
        if (node.Defines("linkEventDefinition")) return;
        var messages = net.Awaited(node);
        foreach (var place in from)
        {
            if (messages.Length == 0) net.Add(new Move(node.Id!, [place], All(node)));
            foreach (var message in messages) net.Add(new Move(node.Id!, [place, message], All(node)));
        }
    }

    private void AddEventBased(Node node)
    {
        var waits = net.Place("waits", node.Id!);
        inside.Add(waits);
        Each(node, Entrances(node), [[waits]]);
        foreach (var target in net.Outgoing(node).Select(flow => flow.Target("targetRef")).OfType<Node>()) AddWaiting(target, [waits]);
    }

    private bool IsBehindEventGateway(Node node) => net.Incoming(node).Any(flow => flow.Target("sourceRef")?.Name == "eventBasedGateway");

    private void AddInclusive(Node node)
    {
        var from = Entrances(node);
        if (from.Count == 1)
        {
            Each(node, from, Choices(node));
            return;
        }
        foreach (var to in Choices(node))
            net.Add(new Move(node.Id!, [], to) { Join = new InclusiveJoin([.. from], []) });
    }

    private void Each(Node node, List<int> from, List<int[]> choices)
    {
        foreach (var place in from)
            foreach (var to in choices) net.Add(new Move(node.Id!, [place], to));
    }

    private int[] All(Node node) => [.. net.Outgoing(node).Select(net.Flow)];

    private List<int[]> Ones(Node node) => net.Outgoing(node).Select(flow => new[] { net.Flow(flow) }).ToList() is { Count: > 0 } ways ? ways : [[]];

    /// <summary>Flows with a condition may be taken or not, at least one of all; the others always are. Only gateways choose without conditions.</summary>
    private List<int[]> Choices(Node node)
    {
        var flows = net.Outgoing(node).ToList();
        var chooses = node.IsOne("inclusiveGateway complexGateway");
        var free = flows.Where(flow => chooses || flow.Has("conditionExpression") || flow.Id == node["default"]).Select(net.Flow).ToList();
        int[] always = [.. flows.Select(net.Flow).Except(free)];
        if (free.Count == 0) return [always];
        var subsets = free.Count > MostCombined
            ? [.. free.Select(flow => new[] { flow }), [.. free]]
            : Enumerable.Range(1, (1 << free.Count) - 1).Select(set => free.Where((_, at) => (set & (1 << at)) != 0).ToArray()).ToList();
        if (always.Length > 0) subsets.Add([]);
        return [.. subsets.Select(subset => (int[])[.. always, .. subset])];
    }

    /// <summary>Containers whose inside has an order of its own, which data and people decide.</summary>
    internal static bool IsOpaque(Node node) => node.Name == Opaque;
}
