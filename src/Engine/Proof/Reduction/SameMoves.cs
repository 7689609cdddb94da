namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// Of two moves that ask and do the same, one is left out; where one of them also counts what the other does not, that one stays. A run with the other is then
/// a run with it that counts more, and only counters that come too high are looked for. Both happen on some run just when one does.
/// </summary>
internal static class SameMoves
{
    public static bool At(DraftNet net, int place)
    {
        if (net.Takers(place).Count < 2) return false;
        List<Draft> moves = [.. net.Takers(place)];
        for (var one = 0; one < moves.Count; one++)
            for (var other = 0; other < moves.Count; other++)
                if (one != other && Covers(net, moves[one], moves[other]))
                {
                    moves[one].Moved = moves[one].Moved.Then(moves[other].Moved);
                    if (moves[one].Put.Count == moves[other].Put.Count) moves[one].Way = moves[one].Way.OrShorter(moves[other].Way);
                    net.Remove(moves[other]);
                    return true;
                }
        return false;
    }

    private static bool Covers(DraftNet net, Draft move, Draft other)
    {
        if (move.Any.Count + other.Any.Count > 0 || move.Join != other.Join || !IsSame(move.Take, other.Take)) return false;
        if (!move.Empty.SetEquals(other.Empty) || !move.Clear.SetEquals(other.Clear)) return false;
        if (!IsSame(move.Put.FindAll(output => !net.IsCounter(output)), other.Put.FindAll(output => !net.IsCounter(output)))) return false;
        return other.Put.FindAll(net.IsCounter).GroupBy(counter => counter).All(counter => move.Put.FindAll(output => output == counter.Key).Count >= counter.Count());
    }

    private static bool IsSame(List<int> one, List<int> other) => one.Count == other.Count && one.Order().SequenceEqual(other.Order());
}
