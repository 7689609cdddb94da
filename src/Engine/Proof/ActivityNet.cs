using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>
/// The net of an activity: one move when nothing can come between its beginning and its end, else a place while it is under way. An event that does not
/// interrupt is taken to happen at most once while the activity goes on; what is done several times is done once or again.
/// </summary>
/// <param name="inside">Places of the container that keep it going; what is under way here is one of them.</param>
/// <param name="counters">Places of the container that only count.</param>
internal sealed class ActivityNet(NetBuilder net, Node node, HashSet<int> inside, HashSet<int> counters)
{
    private readonly List<Node> border = [.. net.Border(node).Where(boundary => !boundary.Defines("compensateEventDefinition"))];
    private ScopeNet? scope;

    /// <summary>Says that the container goes on, where it is a process with events that it listens for.</summary>
    public int[] Around { get; init; } = [];

    private bool IsContainer => node.IsOne(Kinds.SubProcesses) && !ScopeNet.IsOpaque(node);

    public void Add(List<int> entrances, List<Exit> exits)
    {
        if (node.IsEventSubProcess)
        {
            AddEventSubProcess();
            return;
        }
        if (!IsContainer && border.Count == 0)
        {
            foreach (var from in entrances) AddDone([from], [], exits);
            return;
        }
        var active = net.Standing("active", node);
        inside.Add(active);
        var (within, listening) = Open();
        int[] begun = [active, .. listening, .. within.Take(1)];
        int[] armed = [.. border.Where(boundary => !Interrupts(boundary)).Select(Armed)];
        int[] left = [.. armed, .. listening, .. Counted()];
        foreach (var from in entrances) net.Add(new Move(node, [from], [.. begun, .. armed]));
        if (IsContainer && node.Has("standardLoopCharacteristics multiInstanceLoopCharacteristics"))
            net.Add(new Move(node, [active], begun) { Empty = within, Clear = [.. listening, .. Counted()] });
        AddDone([active], left, exits, within);
        foreach (var boundary in border) AddBoundary(boundary, active, [.. within, .. left]);
    }

    /// <summary>The inside: its places, the first of which begins it, and those of its event sub-processes that listen.</summary>
    private (int[] Within, int[] Listening) Open()
    {
        if (!IsContainer) return ([], []);
        scope = new ScopeNet(net, node);
        scope.Build();
        inside.UnionWith(scope.Inside);
        counters.UnionWith(scope.Counters);
        return ([scope.Begin, .. scope.Inside.Where(place => place != scope.Begin)],
            [.. node.All("subProcess").Where(process => process.IsEventSubProcess).SelectMany(process => process.All("startEvent")).Select(net.Armed)]);
    }

    private IEnumerable<int> Counted() => scope?.Counters ?? [];

    private void AddDone(int[] from, int[] clear, List<Exit> exits, int[]? empty = null)
    {
        var messages = node.IsOne(Kinds.Tasks) ? net.Awaited(node) : [];
        int[][] takes = messages.Length == 0 ? [from] : [.. messages.Select(message => (int[])[.. from, message])];
        foreach (var take in takes)
            foreach (var exit in exits) net.Add(exit.Leave(new Move(node, take, []) { Clear = clear, Empty = empty ?? [] }, net.Sent(node)));
    }

    private static bool Interrupts(Node boundary) => boundary.Is("cancelActivity", otherwise: true);

    private int Armed(Node boundary)
    {
        var place = net.Armed(boundary);
        counters.Add(place);
        return place;
    }

    private void AddBoundary(Node boundary, int active, int[] within)
    {
        int[] to = [.. net.Outgoing(boundary).Select(net.Flow)];
        // What is thrown inside a container is caught when it is thrown; at a task it may come at any time.
        int[] raised = IsContainer && boundary.Defines("errorEventDefinition escalationEventDefinition cancelEventDefinition") ? [net.Raised(boundary)] : [];
        var awaited = net.Awaited(boundary);
        int[][] triggers = raised.Length > 0 ? [raised] : awaited.Length > 0 ? [.. awaited.Select(message => new[] { message })] : [[]];
        foreach (var trigger in triggers)
        {
            if (Interrupts(boundary)) net.Add(new Move(boundary, [active, .. trigger], to) { Clear = [.. within.Except(trigger)] });
            else if (raised.Length > 0) net.Add(new Move(boundary, trigger, to));
            else net.Add(new Move(boundary, [active, net.Armed(boundary), .. trigger], [active, .. to]));
        }
    }

    /// <summary>Begins when its event comes while the container goes on; interrupting, it takes the place of everything else in there.</summary>
    private void AddEventSubProcess()
    {
        var start = node.All("startEvent").FirstOrDefault();
        if (start is null) return;
        var others = inside.ToArray();
        var (within, _) = Open();
        var active = net.Standing("active", node);
        inside.Add(active);
        var armed = net.Armed(start);
        counters.Add(armed);
        if (node.Parent!.Name == "process") net.Mark(armed);
        var raises = start.Defines("errorEventDefinition escalationEventDefinition");
        int[] take = raises ? [net.Raised(start)] : [armed, .. Around];
        var clear = start.Is("isInterrupting", otherwise: true) ? others.Except(take).ToArray() : [];
        net.Add(new Move(start, take, [active, .. within.Take(1), .. take.Intersect(Around)]) { Clear = clear });
        AddDone([active], [.. Counted()], [new Exit([])], within);
    }
}
