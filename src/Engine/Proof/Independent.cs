namespace WorkflowHub.Engine.Proof;

/// <summary>
/// Moves whose order does not matter: alone in taking from their one place, where one move alone puts; nobody clears that place or asks whether it is
/// empty, and no inclusive join lies behind. Where several moves put, or one that may come round again while the token waits, the order does matter: two
/// tokens could meet there.
/// </summary>
internal static class Independent
{
    public static bool[] Of(Net net)
    {
        var takers = new int[net.Names.Length];
        var putters = new int[net.Names.Length];
        var watched = new bool[net.Names.Length];
        foreach (var move in net.Moves)
        {
            foreach (var place in move.Take) takers[place]++;
            foreach (var place in move.Put) putters[place]++;
            foreach (var place in move.Clear.Concat(move.Empty)) watched[place] = true;
            foreach (var place in move.Join?.Upstream.SelectMany(before => before).Concat(move.Join.Incoming) ?? []) watched[place] = true;
        }
        var from = MovesFrom(net);
        return [.. net.Moves.Select(move => move is { Take: [var place], Clear: [], Empty: [], Join: null }
            && takers[place] == 1 && putters[place] <= 1 && !watched[place] && !net.Ends[place] && !ComesRound(net, from, place))];
    }

    private static List<Move>[] MovesFrom(Net net)
    {
        var from = new List<Move>[net.Names.Length];
        for (var place = 0; place < from.Length; place++) from[place] = [];
        foreach (var move in net.Moves)
            foreach (var place in Taken(move)) from[place].Add(move);
        return from;
    }

    private static IEnumerable<int> Taken(Move move) => move.Take.Concat(move.Join?.Incoming ?? []);

    /// <summary>Whether what puts a token on a place may do so again while that token stands there.</summary>
    private static bool ComesRound(Net net, List<Move>[] from, int place)
    {
        if (Array.Find(net.Moves, move => Array.IndexOf(move.Put, place) >= 0) is not { } putter) return false;
        var seen = new HashSet<int> { place };
        var open = new Queue<int>(putter.Put.Where(seen.Add));
        while (open.TryDequeue(out var at))
        {
            foreach (var move in from[at])
            {
                if (move == putter) return true;
                foreach (var next in move.Put)
                    if (seen.Add(next)) open.Enqueue(next);
            }
        }
        return false;
    }
}
