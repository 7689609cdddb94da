using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>Builds the net of a file: a place for each sequence flow, each activity under way and each message under way.</summary>
internal sealed class NetBuilder
{
    private readonly Dictionary<(string Kind, string Id), int> places = [];
    private readonly List<string> names = [];
    private readonly List<bool> remains = [];
    private readonly List<bool> ends = [];
    private readonly List<Move> moves = [];
    private readonly List<int> marked = [];

    public NetBuilder(BpmnModel model) => Model = model;

    public BpmnModel Model { get; }

    public static Net Build(BpmnModel model)
    {
        var builder = new NetBuilder(model);
        foreach (var process in model.Of("process")) new ScopeNet(builder, process).Build();
        return builder.Finish();
    }

    public int Place(string kind, string id, bool remain = false, bool end = false)
    {
        if (places.TryGetValue((kind, id), out var known)) return known;
        names.Add(id);
        remains.Add(remain);
        ends.Add(end);
        return places[(kind, id)] = names.Count - 1;
    }

    public int Flow(Node flow) => Place("flow", flow.Id ?? "");

    public int Message(Node flow) => Place("message", flow.Id ?? "", remain: true);

    public void Mark(int place) => marked.Add(place);

    public void Add(Move move) => moves.Add(move);

    public IEnumerable<Node> Incoming(Node node) => Model.Of("sequenceFlow").Where(flow => BpmnModel.Local(flow["targetRef"]) == node.Id);
    public IEnumerable<Node> Outgoing(Node node) => Model.Of("sequenceFlow").Where(flow => BpmnModel.Local(flow["sourceRef"]) == node.Id);

    /// <summary>Messages that another process of the file sends to an element; without any the world may send at any time.</summary>
    public int[] Awaited(Node node) => [.. Model.Of("messageFlow").Where(flow => BpmnModel.Local(flow["targetRef"]) == node.Id && flow.Target("sourceRef")?.Process is not null).Select(Message)];

    public int[] Sent(Node node) => [.. Model.Of("messageFlow").Where(flow => BpmnModel.Local(flow["sourceRef"]) == node.Id).Select(Message)];

    private Net Finish()
    {
        var start = new byte[names.Count];
        foreach (var place in marked) start[place]++;
        return new Net([.. names], [.. moves.Select(WithUpstream)], start, [.. remains], [.. ends]);
    }

    /// <summary>The places before each flow into an inclusive join are known once all moves are.</summary>
    private Move WithUpstream(Move move)
    {
        if (move.Join is not { } join) return move;
        var before = moves.Where(other => other.Element != move.Element).ToList();
        return move with { Join = join with { Upstream = [.. join.Incoming.Select(flow => Upstream(flow, before))] } };
    }

    private static HashSet<int> Upstream(int flow, List<Move> moves)
    {
        var found = new HashSet<int>();
        var open = new Queue<int>([flow]);
        while (open.TryDequeue(out var place))
            foreach (var move in moves)
                if (Array.IndexOf(move.Put, place) >= 0)
                    foreach (var taken in move.Take)
                        if (found.Add(taken)) open.Enqueue(taken);
        return found;
    }
}
