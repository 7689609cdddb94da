namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// Of two places that get and lose their tokens always together one is left out: it has as many tokens as the other in every state. The same moves take from
/// both, put as much to both, clear both and ask both to be empty, and every inclusive join sees both alike.
/// </summary>
internal static class Twins
{
    public static bool At(DraftNet net, int place)
    {
        if (net.Places[place].Kind != PlaceKind.Token || net.Takers(place).Count == 0) return false;
        var twins = net.Takers(place).First().Take.FindAll(found => found != place && IsTwin(net, place, found));
        foreach (var twin in twins) LeaveOut(net, twin);
        return twins.Count > 0;
    }

    private static void LeaveOut(DraftNet net, int other)
    {
        foreach (var move in net.Takers(other).ToList())
        {
            net.Remove(move);
            move.Take.Remove(other);
            net.Add(move);
        }
        foreach (var move in net.Putters(other).ToList()) net.Replace(move, move.With([.. move.Put.Where(output => output != other)], [.. move.Any]));
        net.SetStart(other, 0);
        net.Forget(other);
    }

    private static bool IsTwin(DraftNet net, int place, int other) =>
        net.Places[other].Kind == PlaceKind.Token && net.Start[place] == net.Start[other]
        && IsSame(net.Takers(place), net.Takers(other)) && net.Takers(place).All(move => move.Take.Contains(place) && move.Take.Contains(other))
        && IsSame(net.Putters(place), net.Putters(other)) && net.Putters(place).All(move => ArePutAlike(move, place, other))
        && net.AreClearedAlike(place, other) && IsSame(net.Emptiers(place), net.Emptiers(other))
        && net.IsSeenAlike(place, other) && net.IsSeenAlike(other, place);

    private static bool ArePutAlike(Draft move, int place, int other) =>
        move.Put.Count(output => output == place) == move.Put.Count(output => output == other) && !move.Any.Exists(choice => choice.Put.Contains(place) || choice.Put.Contains(other));

    private static bool IsSame(IReadOnlyCollection<Draft> one, IReadOnlyCollection<Draft> other) => one.Count == other.Count && one.All(other.Contains);
}
