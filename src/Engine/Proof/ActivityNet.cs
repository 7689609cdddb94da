using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>
/// The net of an activity: one move when nothing can come between its beginning and its end, else a place while it is under way. An event that does not
/// interrupt is taken to happen at most once while the activity goes on.
/// </summary>
/// <param name="inside">Places of the container that keep it going; what is under way here is one of them.</param>
/// <param name="counters">Places of the container that only count.</param>
internal sealed class ActivityNet(NetBuilder net, Node node, List<int> inside, List<int> counters)
{
    private readonly List<Node> border = [.. node.Parent!.All("boundaryEvent").Where(boundary =>
        BpmnModel.Local(boundary["attachedToRef"]) == node.Id && !boundary.Defines("compensateEventDefinition"))];

    private bool IsContainer => node.IsOne(Kinds.SubProcesses) && !ScopeNet.IsOpaque(node);

    public void Add(List<int> entrances, List<int[]> exits)
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
        var active = net.Place("active", node.Id!);
        inside.Add(active);
        var (within, listening) = Open();
        var armed = border.Where(boundary => !Interrupts(boundary)).Select(Armed).Concat(listening).ToArray();
        foreach (var from in entrances)
            net.Add(new Move(node.Id!, [from], [active, .. armed, .. within.Take(1)]));
        int[] left = [.. armed, .. Counted()];
        AddDone([active], left, exits, within);
        foreach (var boundary in border) AddBoundary(boundary, active, [.. within, .. left]);
    }

    private ScopeNet? scope;

    /// <summary>The inside: its places, the first of which begins it, and those of its event sub-processes that listen.</summary>
    private (int[] Within, int[] Listening) Open()
    {
        if (!IsContainer) return ([], []);
        scope = new ScopeNet(net, node);
        scope.Build();
        inside.AddRange(scope.Inside);
        return ([.. scope.Inside], [.. node.All("subProcess").Where(process => process.IsEventSubProcess).SelectMany(process => process.All("startEvent")).Select(start => net.Place("armed", start.Id!, remain: true))]);
    }

    private IEnumerable<int> Counted() => scope?.Counters ?? [];

    private void AddDone(int[] from, int[] clear, List<int[]> exits, int[]? empty = null)
    {
        var messages = node.IsOne(Kinds.Tasks) ? net.Awaited(node) : [];
        int[][] takes = messages.Length == 0 ? [from] : [.. messages.Select(message => (int[])[.. from, message])];
        foreach (var take in takes)
            foreach (var to in exits) net.Add(new Move(node.Id!, take, [.. to, .. net.Sent(node)]) { Clear = clear, Empty = empty ?? [] });
    }

    private static bool Interrupts(Node boundary) => boundary.Is("cancelActivity", otherwise: true);

    private int Armed(Node boundary)
    {
        var place = net.Place("armed", boundary.Id!, remain: true);
        counters.Add(place);
        return place;
    }

    private void AddBoundary(Node boundary, int active, int[] within)
    {
        int[] to = [.. net.Outgoing(boundary).Select(net.Flow)];
        // What is thrown inside a container is caught when it is thrown; at a task it may come at any time.
        var raised = IsContainer && boundary.Defines("errorEventDefinition escalationEventDefinition cancelEventDefinition") ? new[] { net.Place("raised", boundary.Id!) } : [];
        var awaited = net.Awaited(boundary);
        int[][] triggers = raised.Length > 0 ? [raised] : awaited.Length > 0 ? [.. awaited.Select(message => new[] { message })] : [[]];
        foreach (var trigger in triggers)
        {
            if (Interrupts(boundary)) net.Add(new Move(boundary.Id!, [active, .. trigger], to) { Clear = [.. within.Except(trigger)] });
            else if (raised.Length > 0) net.Add(new Move(boundary.Id!, trigger, to));
            else net.Add(new Move(boundary.Id!, [active, net.Place("armed", boundary.Id!, remain: true), .. trigger], [active, .. to]));
        }
    }

    /// <summary>Begins when its event comes while the container goes on; interrupting, it takes the place of everything else in there.</summary>
    private void AddEventSubProcess()
    {
        var start = node.All("startEvent").FirstOrDefault();
        if (start is null) return;
        var (within, _) = Open();
        var active = net.Place("active", node.Id!);
        inside.Add(active);
        var armed = net.Place("armed", start.Id!, remain: true);
        counters.Add(armed);
        if (node.Parent!.Name == "process") net.Mark(armed);
        var raises = start.Defines("errorEventDefinition escalationEventDefinition");
        var others = inside.Except(within).Where(place => place != active).ToArray();
        int[] take = raises ? [net.Place("raised", start.Id!)] : [armed];
        var clear = start.Is("isInterrupting", otherwise: true) ? others.Except(take).ToArray() : [];
        net.Add(new Move(start.Id!, take, [active, .. within.Take(1)]) { Clear = clear });
        AddDone([active], [.. Counted()], [[]], within);
    }
}
