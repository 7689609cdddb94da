namespace WorkflowHub.Engine.Proof;

/// <summary>
/// What may happen in a net, and what is so afterwards. A marking is the list of the places that have tokens, in order, a place named for each of its tokens;
/// counters are left out of it.
/// </summary>
internal sealed class Firing
{
    /// <summary>Tokens counted at one place; more are as bad as these.</summary>
    private const int MostTokens = 3;

    private readonly Net net;
    private readonly List<int>[] taking;

    public Firing(Net net)
    {
        this.net = net;
        taking = [.. net.Places.Select(_ => new List<int>())];
        for (var move = 0; move < net.Moves.Length; move++)
            foreach (var place in Asked(net.Moves[move])) taking[place].Add(move);
        Start = [.. Enumerable.Range(0, net.Places.Length).Where(place => net.Places[place].Kind != PlaceKind.Counter).SelectMany(place => Enumerable.Repeat(place, net.Start[place]))];
    }

    public int[] Start { get; }

    public bool IsComplete(int[] marking) => !Array.Exists(marking, place => net.Places[place].Kind == PlaceKind.Token);

    /// <summary>
    /// The moves that may be made. Inclusive joins that wait for each other alone would wait for ever: as in the engine one goes on when nothing else moves
    /// and nothing is listened for.
    /// </summary>
    public List<int> Enabled(int[] marking) => Enabled(marking, out _);

    /// <param name="forced">Whether they are joins that go on because nothing else moves.</param>
    public List<int> Enabled(int[] marking, out bool forced)
    {
        var enabled = new List<int>();
        var waiting = new List<int>();
        var listens = false;
        var seen = new HashSet<int>();
        foreach (var place in marking)
            foreach (var move in taking[place])
            {
                if (!seen.Add(move)) continue;
                if (IsEnabled(net.Moves[move], marking)) enabled.Add(move);
                else if (net.Moves[move].Join is not null) waiting.Add(move);
                else listens |= IsListening(net.Moves[move], marking);
            }
        forced = enabled.Count == 0 && !listens;
        if (forced) enabled.AddRange(waiting);
        enabled.Sort();
        return enabled;
    }

    public int[] After(Move move, ulong chosen, int[] marking)
    {
        var next = new List<int>(marking.Length + move.Put.Length);
        next.AddRange(marking);
        foreach (var place in move.Take) next.Remove(place);
        foreach (var place in move.Join?.Incoming ?? []) next.Remove(place);
        if (move.Clear.Length > 0) next.RemoveAll(place => Array.IndexOf(move.Clear, place) >= 0);
        Put(move.Put, next);
        for (var at = 0; at < move.Any.Length; at++)
            if ((chosen & (1UL << at)) != 0) Put(move.Any[at].Put, next);
        next.Sort();
        return [.. next];
    }

    /// <summary>The first place of a marking that has two tokens where only one should be; -1 when there is none.</summary>
    public int Crowded(int[] marking)
    {
        for (var at = 1; at < marking.Length; at++)
            if (marking[at] == marking[at - 1] && net.Places[marking[at]].Kind == PlaceKind.Token) return marking[at];
        return -1;
    }

    private static IEnumerable<int> Asked(Move move) => move.Join is { } join ? join.Incoming : move.Take;

    private static bool IsEnabled(Move move, int[] marking)
    {
        foreach (var place in move.Take)
            if (Array.BinarySearch(marking, place) < 0) return false;
        foreach (var place in move.Empty)
            if (Array.BinarySearch(marking, place) >= 0) return false;
        return move.Join?.IsReady(marking) ?? true;
    }

    /// <summary>Whether all that a move waits for is a message.</summary>
    private bool IsListening(Move move, int[] marking) =>
        Array.Exists(move.Take, place => net.Places[place].Kind == PlaceKind.Message)
        && Array.TrueForAll(move.Take, place => net.Places[place].Kind == PlaceKind.Message || Array.BinarySearch(marking, place) >= 0);

    private void Put(int[] places, List<int> marking)
    {
        foreach (var place in places)
            if (net.Places[place].Kind != PlaceKind.Counter && marking.FindAll(other => other == place).Count < MostTokens) marking.Add(place);
    }
}
