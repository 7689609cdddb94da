using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>How an element may be left: by some flows always, and by one or more of others.</summary>
internal sealed record Exit(int[] Always)
{
    public int[] Any { get; init; } = [];
    public bool OrNone { get; init; }

    /// <summary>By exactly one of the flows.</summary>
    public static List<Exit> One(NetBuilder net, Node node) =>
        net.Outgoing(node).Select(flow => new Exit([net.Flow(flow)])).ToList() is { Count: > 0 } ways ? ways : [new Exit([])];

    /// <summary>
    /// By every flow without a condition and any of those with one; by the default when no condition is true. An inclusive gateway whose flows have no
    /// conditions at all is drawn without data: any of its flows may be taken.
    /// </summary>
    public static List<Exit> Some(NetBuilder net, Node node)
    {
        var flows = net.Outgoing(node).ToList();
        var asked = flows.Where(flow => flow.Has("conditionExpression") && flow.Id != node["default"]).ToList();
        if (asked.Count == 0) return [node.IsOne("inclusiveGateway complexGateway") && flows.Count > 1 ? new Exit([]) { Any = Choices(net, node, flows) } : new Exit([.. flows.Select(net.Flow)])];
        int[] always = [.. flows.Except(asked).Where(flow => flow.Id != node["default"]).Select(net.Flow)];
        int[] otherwise = [.. flows.Where(flow => flow.Id == node["default"]).Select(net.Flow)];
        var some = new Exit(always) { Any = Choices(net, node, asked), OrNone = always.Length > 0 && otherwise.Length == 0 };
        return otherwise.Length == 0 ? [some] : [some, new Exit([.. always, .. otherwise])];
    }

    public Move Leave(Move move, params int[] also) => move with { Put = [.. move.Put, .. Always, .. also], Any = [.. Any.Select((flow, at) => new Choice([flow], at))], OrNone = OrNone };

    private static int[] Choices(NetBuilder net, Node node, List<Node> flows)
    {
        if (flows.Count > NetBuilder.MostChoices) net.DoesNotKnow(node);
        return [.. flows.Select(net.Flow)];
    }
}
