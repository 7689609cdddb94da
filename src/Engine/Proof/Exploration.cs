namespace WorkflowHub.Engine.Proof;

/// <param name="Move">What was done.</param>
/// <param name="Chosen">Which of its choices.</param>
/// <param name="Forced">A join went on because nothing else moved.</param>
/// <param name="To">The state it leads to.</param>
internal readonly record struct Step(int Move, ulong Chosen, bool Forced, int To);

/// <summary>Every state that a net can come to, breadth first, so that the way to the first bad one is a shortest. Counters do not tell states apart.</summary>
internal sealed class Exploration
{
    /// <summary>Moves looked at for each state that may be looked at, on average, before it is too much.</summary>
    private const int MostSteps = 50;

    private readonly Net net;
    private readonly Firing firing;
    private readonly int limit;
    private readonly List<int[]> states = [];
    private readonly List<(int From, Step Step)> ways = [];
    private readonly List<Step[]> steps = [];
    private readonly Dictionary<int[], int> known = new(new MarkingComparer());
    private long looked;

    public Exploration(Net net, int limit)
    {
        (this.net, this.limit) = (net, limit);
        firing = new Firing(net);
        Reach(firing.Start, -1, default);
    }

    public Net Net => net;
    public Firing Firing => firing;
    public IReadOnlyList<int[]> States => states;

    /// <summary>What may be done in each state; states at the end may not have been looked at.</summary>
    public IReadOnlyList<Step[]> Steps => steps;

    /// <summary>Whether every state was seen.</summary>
    public bool IsWhole { get; private set; }

    public Exploration Run()
    {
        for (var at = 0; at < states.Count; at++)
            if (!Expand(at)) return this;
        IsWhole = true;
        return this;
    }

    /// <summary>The steps from the beginning to a state.</summary>
    public List<Step> WayTo(int state)
    {
        var way = new List<Step>();
        for (var at = state; ways[at].From >= 0; at = ways[at].From) way.Add(ways[at].Step);
        way.Reverse();
        return way;
    }

    private bool Expand(int at)
    {
        var found = new List<Step>();
        foreach (var number in firing.Enabled(states[at], out var forced))
        {
            var move = net.Moves[number];
            var last = (1UL << move.Any.Length) - 1;
            for (var chosen = move.Any.Length == 0 || move.OrNone ? 0UL : 1UL; chosen <= last; chosen++)
            {
                if (states.Count > limit || ++looked > (long)limit * MostSteps) return false;
                found.Add(Reach(firing.After(move, chosen, states[at]), at, new Step(number, chosen, forced, 0)));
            }
        }
        steps.Add([.. found]);
        return true;
    }

    private Step Reach(int[] marking, int from, Step step)
    {
        if (known.TryGetValue(marking, out var state)) return step with { To = state };
        var there = step with { To = states.Count };
        known[marking] = states.Count;
        states.Add(marking);
        ways.Add((from, there));
        return there;
    }

    private sealed class MarkingComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? a, int[]? b) => a.AsSpan().SequenceEqual(b);

        public int GetHashCode(int[] marking)
        {
            var hash = new HashCode();
            foreach (var place in marking) hash.Add(place);
            return hash.ToHashCode();
        }
    }
}
