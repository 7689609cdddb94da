namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// An event that does not interrupt, and whose way leads to nothing but ends, is taken to happen as soon as its activity begins. It takes only what says
/// that it still listens, which nobody else takes, everyone who begins the activity puts, and whoever ends it clears; so it may come first or later, with
/// the same outcome, and a run without it only counts less.
/// </summary>
internal static class SideWays
{
    public static bool At(DraftNet net, int armed)
    {
        if (net.Places[armed].Kind != PlaceKind.Armed || net.Start[armed] > 0 || net.Takers(armed).Count != 1) return false;
        var aside = net.Takers(armed).First();
        if (!aside.IsPlain || aside.Any.Count > 0 || aside.Clear.Count > 0 || aside.Take.Count != 2) return false;
        var active = aside.Take.Find(place => place != armed);
        if (net.Start[active] > 0 || !IsBack(net, aside, active) || !IsListenedFor(net, aside, active, armed)) return false;
        foreach (var move in net.Putters(armed).ToList()) net.Replace(move, Begun(move, aside, active, armed));
        net.Remove(aside);
        net.Forget(armed);
        return true;
    }

    private static bool IsBack(DraftNet net, Draft aside, int active) =>
        aside.Put.Count(output => output == active) == 1 && aside.Put.TrueForAll(output => output == active || IsCountedAlike(net, active, output));

    private static bool IsCountedAlike(DraftNet net, int active, int counter) =>
        net.IsCounter(counter) && net.Clearers(counter).All(move => net.Clearers(active).Contains(move) || net.Emptiers(active).Contains(move));

    private static bool IsListenedFor(DraftNet net, Draft aside, int active, int armed) =>
        net.Emptiers(armed).Count == 0
        && net.Putters(armed).All(move => Once(move, armed) && Once(move, active))
        && net.Putters(active).All(move => move == aside || move.Put.Contains(armed))
        && net.Takers(active).All(move => move == aside || move.Clear.Contains(armed))
        && net.Clearers(active).All(move => move.Clear.Contains(armed));

    private static bool Once(Draft move, int place) => move.Outputs.Count(output => output == place) == 1 && move.Put.Contains(place);

    private static Draft Begun(Draft move, Draft aside, int active, int armed)
    {
        var begun = move.With([.. move.Put.Where(output => output != armed), .. aside.Put.Where(output => output != active)], [.. move.Any]);
        if (begun.Any.Count > 0) begun.After = begun.After.Then(aside.Way);
        else begun.Way = begun.Way.Then(aside.Way);
        begun.Moved = begun.Moved.Then(aside.Moved);
        return begun;
    }
}
