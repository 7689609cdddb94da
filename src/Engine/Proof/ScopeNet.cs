using System.Collections.Frozen;
using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>The net of one container. Data are left out: where a condition decides, every way may be taken.</summary>
/// <param name="scope">A process or sub-process.</param>
internal sealed class ScopeNet(NetBuilder net, Node scope)
{
    /// <summary>How the moves of each kind of element are made.</summary>
    private static readonly FrozenDictionary<string, Action<ScopeNet, Node>> Kinds = new Dictionary<string, Action<ScopeNet, Node>>
    {
        ["startEvent"] = (scope, node) => scope.AddStart(node),
        ["endEvent"] = (scope, node) => scope.AddEnd(node),
        ["intermediateCatchEvent"] = (scope, node) => scope.AddCatch(node),
        ["intermediateThrowEvent"] = (scope, node) => scope.AddThrow(node),
        // Belongs to its activity.
        ["boundaryEvent"] = (_, _) => { },
        ["exclusiveGateway"] = (scope, node) => scope.AddExclusive(node),
        ["parallelGateway"] = (scope, node) => scope.AddParallel(node),
        ["inclusiveGateway"] = (scope, node) => scope.AddInclusive(node),
        ["complexGateway"] = (scope, node) => scope.AddComplex(node),
        ["eventBasedGateway"] = (scope, node) => scope.AddEventBased(node),
        ["task"] = AddActivity,
        ["manualTask"] = AddActivity,
        ["userTask"] = AddActivity,
        ["serviceTask"] = AddActivity,
        ["sendTask"] = AddActivity,
        ["scriptTask"] = AddActivity,
        ["businessRuleTask"] = AddActivity,
        ["receiveTask"] = AddActivity,
        ["callActivity"] = AddActivity,
        ["subProcess"] = AddActivity,
        ["transaction"] = AddActivity,
        ["adHocSubProcess"] = AddActivity,
    }.ToFrozenDictionary();

    private readonly HashSet<int> inside = [];
    private readonly HashSet<int> counters = [];

    private int? goesOn;

    private int[] Going => goesOn is { } place ? [place] : [];

    /// <summary>Whether the moves of a kind of element are known.</summary>
    public static bool Knows(string kind) => Kinds.ContainsKey(kind);

    /// <summary>Holds a token until the container's first element has begun.</summary>
    public int Begin { get; } = net.Standing("begin", scope, scope);

    /// <summary>Places within, whose tokens keep the container going.</summary>
    public IReadOnlyCollection<int> Inside => inside;

    /// <summary>Places within that only count: ends reached, events listening.</summary>
    public IReadOnlyCollection<int> Counters => counters;

    public void Build()
    {
        inside.Add(Begin);
        if (scope.Name == "process" && scope.Children.Exists(child => child.IsEventSubProcess)) goesOn = net.Standing("active", scope, scope);
        foreach (var flow in scope.All("sequenceFlow")) inside.Add(net.Flow(flow));
        if (scope.Name == "process" && !IsStartedByMessage())
        {
            foreach (var place in Going) net.Mark(place);
            net.Mark(Begin);
        }
        // An event sub-process interrupts what stands beside it: that must be known first.
        foreach (var node in scope.Children.Where(child => child.IsFlowNode).OrderBy(child => child.IsEventSubProcess))
        {
            if (Kinds.TryGetValue(node.Name, out var add)) add(this, node);
            else net.DoesNotKnow(node);
        }
        AddBeginning();
        // A process that listens does so while anything goes on in it.
        if (goesOn is { } going) net.Add(new Move(scope, [going], []) { Empty = [.. inside] });
    }

    /// <summary>Containers whose inside has an order of its own, which data and people decide.</summary>
    internal static bool IsOpaque(Node node) => node.Name == "adHocSubProcess";

    private bool IsStartedByMessage() => scope.Has("startEvent") && scope.All("startEvent").All(start => net.Awaited(start).Length > 0);

    private void AddBeginning()
    {
        if (scope.Has("startEvent") || scope.Children.Exists(IsInstantiating)) return;
        // Without a start event everything that no flow leads to begins.
        var first = scope.Children.Where(child => child.IsFlowNode && child.Name != "boundaryEvent" && !child.IsEventSubProcess && !child.Is("isForCompensation") && !net.Incoming(child).Any()).ToList();
        net.Add(new Move(scope, [Begin], [.. first.Select(Entrance)]));
    }

    private static bool IsInstantiating(Node node) => node.IsOne("receiveTask eventBasedGateway") && node.Is("instantiate");

    /// <summary>Where a token stands that is to enter an element without having come by a flow.</summary>
    private int Entrance(Node node)
    {
        var place = net.Standing("entrance", node);
        inside.Add(place);
        return place;
    }

    /// <summary>The places from which an element may be entered.</summary>
    private List<int> Entrances(Node node)
    {
        var from = net.Incoming(node).Select(net.Flow).ToList();
        if (from.Count == 0 && node.Name != "startEvent") from.Add(IsInstantiating(node) ? Begin : Entrance(node));
        return from;
    }

    private static void AddActivity(ScopeNet scope, Node node) => scope.AddActivity(node);

    private void AddActivity(Node node)
    {
        if (HasQuantity(node)) net.DoesNotKnow(node);
        if (node.Is("isForCompensation") || (node.Name == "receiveTask" && IsBehindEventGateway(node))) return;
        new ActivityNet(net, node, inside, counters) { Around = Going }.Add(node.IsEventSubProcess ? [] : Entrances(node), Exit.Some(net, node));
    }

    private static bool HasQuantity(Node node) => (node["startQuantity"] ?? "1") != "1" || (node["completionQuantity"] ?? "1") != "1";

    private void AddExclusive(Node node) => Each(node, Entrances(node), Exit.One(net, node));

    private void AddParallel(Node node) => net.Add(new Move(node, [.. Entrances(node)], All(node)));

    private void AddStart(Node node)
    {
        var messages = net.Awaited(node);
        if (messages.Length == 0) net.Add(new Move(node, [Begin], All(node)));
        foreach (var message in messages) net.Add(new Move(node, [message], [.. Going, .. All(node)]));
    }

    private void AddEnd(Node node)
    {
        var reached = net.Reached(node);
        counters.Add(reached);
        var thrown = Thrown.By(node);
        foreach (var from in Entrances(node))
        {
            var move = new Move(node, [from], [reached, .. net.Sent(node)]);
            // What is interrupted clears its own inside: ActivityNet listens on the place that the throw marks.
            if (thrown?.Catcher is { } catcher) net.Add(move with { Put = [.. move.Put, Raised(catcher)] });
            else if (thrown?.Interrupts == true || node.Defines("terminateEventDefinition")) net.AddTermination(move, scope);
            else net.Add(move);
        }
    }

    private int Raised(Node catcher)
    {
        var place = net.Raised(catcher);
        inside.Add(place);
        return place;
    }

    private void AddThrow(Node node)
    {
        if (node.Defines("linkEventDefinition"))
        {
            Each(node, Entrances(node), [.. LinkTargets(node).Select(target => new Exit(All(target)))]);
            return;
        }
        int[] raised = Thrown.By(node)?.Catcher is { } catcher ? [Raised(catcher)] : [];
        Each(node, Entrances(node), [new Exit([.. All(node), .. net.Sent(node), .. raised])]);
    }

    private IEnumerable<Node> LinkTargets(Node node) => scope.All("intermediateCatchEvent").Where(target => target.Definitions.Any(definition =>
        definition.Name == "linkEventDefinition" && node.Definitions.Any(source => source["name"] == definition["name"])));

    private void AddCatch(Node node)
    {
        if (!IsBehindEventGateway(node)) AddWaiting(node, Entrances(node));
    }

    /// <summary>Waits for a message of this file, or for the world.</summary>
    private void AddWaiting(Node node, List<int> from)
    {
        if (node.Defines("linkEventDefinition")) return;
        var messages = net.Awaited(node);
        foreach (var place in from)
        {
            if (messages.Length == 0) net.Add(new Move(node, [place], All(node)));
            foreach (var message in messages) net.Add(new Move(node, [place, message], All(node)));
        }
    }

    private void AddEventBased(Node node)
    {
        var waits = net.Standing("waits", node);
        inside.Add(waits);
        Each(node, Entrances(node), [new Exit([waits])]);
        foreach (var target in net.Outgoing(node).Select(flow => flow.Target("targetRef")).OfType<Node>()) AddWaiting(target, [waits]);
    }

    private bool IsBehindEventGateway(Node node) => net.Incoming(node).Any(flow => flow.Target("sourceRef")?.Name == "eventBasedGateway");

    private void AddInclusive(Node node)
    {
        var from = Entrances(node);
        var exits = Exit.Some(net, node);
        if (from.Count == 1)
        {
            Each(node, from, exits);
            return;
        }
        var join = new InclusiveJoin(from, []);
        foreach (var exit in exits) net.Add(exit.Leave(new Move(node, [], []) { Join = join }));
    }

    /// <summary>Without a condition of its own it waits as an inclusive join does. When one is true nobody can say.</summary>
    private void AddComplex(Node node)
    {
        if (node.Has("activationCondition") && net.Incoming(node).Count() > 1) net.DoesNotKnow(node);
        else AddInclusive(node);
    }

    private void Each(Node node, List<int> from, List<Exit> exits)
    {
        foreach (var place in from)
            foreach (var exit in exits) net.Add(exit.Leave(new Move(node, [place], [])));
    }

    private int[] All(Node node) => [.. net.Outgoing(node).Select(net.Flow)];
}
