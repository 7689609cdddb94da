namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// A move that puts the token back where it took it is left out when another can take the token from there alone and at once: it changes nothing, its state is no
/// standstill without it, and it happens on some run just when a token comes there. Counters that it sets back to one are counted once by everyone
/// who puts the token there: without it they are never lower.
/// </summary>
internal static class Turns
{
    public static bool At(DraftNet net, int place)
    {
        if (net.Places[place].Kind != PlaceKind.Token || net.Takers(place).Count < 2) return false;
        var turn = net.Takers(place).FirstOrDefault(move => IsTurn(net, place, move));
        if (turn is null || !net.Takers(place).Any(move => move != turn && move.IsPlain && move.Take.Count == 1)) return false;
        net.Remove(turn);
        foreach (var move in net.Putters(place)) move.Moved = move.Moved.Then(turn.Moved);
        if (net.Start[place] > 0) net.Moved = net.Moved.Then(turn.Moved);
        return true;
    }

    private static bool IsTurn(DraftNet net, int place, Draft move)
    {
        if (!move.IsPlain || move.Any.Count > 0 || move.Take.Count != 1 || move.Put.Count(output => output == place) != 1) return false;
        var counters = move.Put.FindAll(output => output != place);
        if (!counters.TrueForAll(net.IsCounter) || !move.Clear.All(net.IsCounter)) return false;
        if (counters.Count == 0) return true;
        return net.Start[place] == 0 && counters.Distinct().Count() == counters.Count && counters.TrueForAll(move.Clear.Contains)
            && net.Putters(place).All(other => other == move || counters.TrueForAll(other.Put.Contains));
    }
}
