using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <param name="Element">Id of the element or flow where it shows.</param>
/// <param name="Way">The way to it, in moves of the whole net.</param>
internal sealed record Finding(FlawKind Kind, string Element, List<Played> Way);

/// <param name="IsWhole">Whether every state was looked at.</param>
internal sealed record Judgement(bool IsWhole, int States, List<Finding> Findings)
{
    public bool IsSafe => Findings.TrueForAll(finding => finding.Kind != FlawKind.Unsafe);
}

/// <summary>What the states of a net say of the process.</summary>
internal sealed class Judging
{
    private readonly Net whole;
    private readonly Exploration exploration;
    private readonly List<Finding> findings = [];

    private Judging(Net whole, Net net, int maxStates) => (this.whole, exploration) = (whole, new Exploration(net, maxStates).Run());

    /// <param name="whole">The net as built.</param>
    /// <param name="net">The net to look at: the same, or one reduced from it.</param>
    public static Judgement Of(Net whole, Net net, int maxStates)
    {
        var judging = new Judging(whole, net, maxStates);
        judging.FindCrowd();
        if (judging.findings.Count == 0) judging.FindTwice(FlawKind.Unsafe);
        judging.FindTwice(FlawKind.ImproperCompletion);
        judging.FindStandstill();
        if (judging.exploration.IsWhole)
        {
            judging.FindRounds();
            judging.FindDead();
        }
        return new Judgement(judging.exploration.IsWhole, judging.exploration.States.Count, judging.findings);
    }

    private void FindCrowd()
    {
        for (var state = 0; state < exploration.States.Count; state++)
            if (exploration.Firing.Crowded(exploration.States[state]) is >= 0 and var place)
            {
                Add(FlawKind.Unsafe, place, exploration.WayTo(state));
                return;
            }
    }

    private void FindTwice(FlawKind kind)
    {
        var places = exploration.Net.Places;
        (int Place, List<Step> Way)? shortest = null;
        for (var place = 0; place < places.Length; place++)
            if (places[place].Counts == kind && new Counting(exploration, place).WayToTwo() is { } way && (shortest is null || way.Count < shortest.Value.Way.Count)) shortest = (place, way);
        if (shortest is { } found) Add(kind, found.Place, found.Way);
    }

    private void FindStandstill()
    {
        for (var state = 0; state < exploration.Steps.Count; state++)
            if (exploration.Steps[state].Length == 0 && !IsComplete(state))
            {
                AddStuck(FlawKind.NoWayToTheEnd, state);
                return;
            }
    }

    /// <summary>States that lead to no end; those of them that lead to no standstill either go round for ever.</summary>
    private void FindRounds()
    {
        var states = Enumerable.Range(0, exploration.States.Count).ToList();
        var ending = Before(states.Where(IsComplete));
        if (ending.Count == states.Count) return;
        var still = Before(states.Where(state => exploration.Steps[state].Length == 0));
        var (doomed, round) = (states.Find(state => !ending.Contains(state)), states.FindIndex(state => !still.Contains(state)));
        if (!findings.Exists(finding => finding.Kind == FlawKind.NoWayToTheEnd)) AddStuck(FlawKind.NoWayToTheEnd, doomed);
        if (round >= 0) AddStuck(FlawKind.Livelock, round);
    }

    private void FindDead()
    {
        var (moved, seen) = (new HashSet<int>(), new HashSet<Way>());
        exploration.Net.Moved.AddTo(moved, seen);
        foreach (var move in exploration.Steps.SelectMany(steps => steps).Select(step => step.Move).Distinct()) exploration.Net.Moves[move].Moved.AddTo(moved, seen);
        var alive = moved.Select(move => whole.Moves[move].Element).ToHashSet(StringComparer.Ordinal);
        foreach (var dead in whole.Moves.Select(move => move.Node).Where(IsWork).Select(node => node.Id!).Distinct())
            if (!alive.Contains(dead)) findings.Add(new Finding(FlawKind.Dead, dead, []));
    }

    private static bool IsWork(Node node) => node.IsActivity && !node.IsEventSubProcess && node.Id is not null;

    private bool IsComplete(int state) => exploration.Firing.IsComplete(exploration.States[state]);

    private HashSet<int> Before(IEnumerable<int> states)
    {
        var found = states.ToHashSet();
        var open = new Queue<int>(found);
        var before = earlier ??= Enumerable.Range(0, exploration.Steps.Count).SelectMany(from => exploration.Steps[from].Select(step => (step.To, from))).ToLookup(pair => pair.To, pair => pair.from);
        while (open.TryDequeue(out var state))
            foreach (var from in before[state])
                if (found.Add(from)) open.Enqueue(from);
        return found;
    }

    private ILookup<int, int>? earlier;

    private void AddStuck(FlawKind kind, int state) =>
        Add(kind, exploration.States[state].First(place => exploration.Net.Places[place].Kind == PlaceKind.Token), exploration.WayTo(state));

    private void Add(FlawKind kind, int place, List<Step> steps)
    {
        var way = steps.Aggregate(exploration.Net.Played, (before, step) => before.Then(exploration.Net.Moves[step.Move].Played(step.Chosen)));
        findings.Add(new Finding(kind, exploration.Net.Places[place].Name, way.ToList()));
    }
}
