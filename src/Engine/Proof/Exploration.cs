using System.Collections.Immutable;

namespace WorkflowHub.Engine.Proof;

/// <summary>Every state that a net can come to, breadth first, so that the way to the first bad one is a shortest.</summary>
internal sealed class Exploration
{
    /// <summary>Tokens counted at one place; more are as bad as these.</summary>
    private const byte MostTokens = 3;

    private readonly Net net;
    private readonly int limit;
    private readonly List<byte[]> states = [];
    private readonly List<(int From, int Move)> ways = [];
    private readonly List<List<int>> successors = [];
    private readonly Dictionary<byte[], int> known = new(new MarkingComparer());

    public Exploration(Net net, int limit)
    {
        (this.net, this.limit) = (net, limit);
        Reach(net.Start, -1, -1);
    }

    public HashSet<string> Moved { get; } = new(StringComparer.Ordinal);
    public int States => states.Count;
    public IReadOnlyList<byte[]> All => states;

    /// <returns>Whether every state was seen.</returns>
    public bool Run()
    {
        for (var at = 0; at < states.Count; at++)
        {
            if (states.Count > limit) return false;
            Expand(at);
        }
        return true;
    }

    /// <summary>The elements that move, from the beginning to a state.</summary>
    public ImmutableArray<string> WayTo(int state)
    {
        var way = new List<string>();
        for (var at = state; ways[at].From >= 0; at = ways[at].From) way.Add(net.Moves[ways[at].Move].Element);
        way.Reverse();
        return [.. way];
    }

    public bool IsComplete(int state)
    {
        for (var place = 0; place < net.Remains.Length; place++)
            if (states[state][place] > 0 && !net.Remains[place]) return false;
        return true;
    }

    /// <summary>The first state where nothing can move and something is live; else the first from which that does not end; null when there is neither.</summary>
    public int? Stuck()
    {
        var completes = new bool[states.Count];
        var before = new List<int>[states.Count];
        for (var at = 0; at < states.Count; at++)
            foreach (var next in successors[at]) (before[next] ??= []).Add(at);
        var open = new Queue<int>(Enumerable.Range(0, states.Count).Where(IsComplete));
        foreach (var state in open) completes[state] = true;
        while (open.TryDequeue(out var state))
            foreach (var earlier in before[state] ?? [])
                if (!completes[earlier])
                {
                    completes[earlier] = true;
                    open.Enqueue(earlier);
                }
        var stuck = Enumerable.Range(0, states.Count).Where(state => !completes[state]).ToList();
        return stuck.Count == 0 ? null : stuck.Find(state => successors[state].Count == 0) is > 0 and var still ? still : stuck[0];
    }

    private void Expand(int at)
    {
        for (var move = 0; move < net.Moves.Length; move++)
            if (IsEnabled(net.Moves[move], states[at])) Take(at, move);
    }

    private void Take(int at, int move)
    {
        Moved.Add(net.Moves[move].Element);
        var next = Reach(After(net.Moves[move], states[at]), at, move);
        successors[at].Add(next);
    }

    private int Reach(byte[] marking, int from, int move)
    {
        if (known.TryGetValue(marking, out var state)) return state;
        known[marking] = states.Count;
        states.Add(marking);
        ways.Add((from, move));
        successors.Add([]);
        return states.Count - 1;
    }

    private static bool IsEnabled(Move move, byte[] marking)
    {
        foreach (var place in move.Take)
            if (marking[place] == 0) return false;
        foreach (var place in move.Empty)
            if (marking[place] > 0) return false;
        return move.Join?.IsReady(marking) ?? true;
    }

    private static byte[] After(Move move, byte[] marking)
    {
        var next = (byte[])marking.Clone();
        foreach (var place in move.Take) next[place]--;
        foreach (var place in move.Join?.Incoming ?? [])
            if (next[place] > 0) next[place]--;
        foreach (var place in move.Clear) next[place] = 0;
        foreach (var place in move.Put) next[place] = (byte)Math.Min(MostTokens, next[place] + 1);
        return next;
    }

    private sealed class MarkingComparer : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? a, byte[]? b) => a.AsSpan().SequenceEqual(b);

        public int GetHashCode(byte[] marking)
        {
            var hash = new HashCode();
            hash.AddBytes(marking);
            return hash.ToHashCode();
        }
    }
}
