namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// A place from which a token can always go on at once is left out: whoever puts a token there puts it where it goes on to.
/// <para>
/// <b>When.</b> Every move that takes from the place p takes from p alone and asks nothing else; there is one such move, or one putter (so that moves do not
/// multiply). Wherever the token goes on to (q), the same moves clear q as clear p; whoever asks q to be empty asks it of p too; and every inclusive join sees
/// q as it sees p, or not at all. What is put on counters is cleared by none that does not find p cleared or empty.
/// </para>
/// <para>
/// <b>Why.</b> Let h put to p and f take from it. In any run, f can be moved to right behind its h: what comes between takes nothing from p; asks nothing to be
/// empty that f fills, unless it asked p to be empty; is held up at no join by a token at q that it was not held up by at p; and clears q just when it
/// clears p. So each run of the whole net is one of the small net with moves in another order, and each run of the small net is one of the whole. A state with a token at p is never
/// a standstill and is doomed just when the states are to which the token goes on; f happens on some run just when h with f does. Two tokens
/// at p: if h puts twice before f takes once, both go on by the same f, and two tokens are at q; where f puts nowhere but on counters, a counter
/// of its own keeps that p had two, for those tokens could have waited. What f clears are counters that only count what an h began.
/// </para>
/// </summary>
internal static class PassingOn
{
    public static bool At(DraftNet net, int place)
    {
        if (net.Places[place].Kind != PlaceKind.Token || net.Start[place] > 1) return false;
        List<Draft> next = [.. net.Takers(place)], before = [.. net.Putters(place)];
        if (next.Count == 0 || before.Count + net.Start[place] == 0) return false;
        if (next.Count > 1 && (before.Count > 1 || net.Start[place] > 0)) return false;
        if (!next.TrueForAll(move => GoesOn(net, place, move)) || !before.TrueForAll(move => CanGiveOn(place, move, next))) return false;
        if (net.Start[place] > 0 && (next[0].Any.Count > 0 || next[0].Clear.Count > 0)) return false;
        var last = next.ConvertAll(move => move.Outputs.All(net.IsCounter) ? Counter(net, place, move) : -1);
        if (net.Start[place] > 0) Begin(net, place, next[0], last[0]);
        foreach (var move in before)
        {
            net.Remove(move);
            for (var at = 0; at < next.Count; at++) net.Add(InPut(place, move) ? Joined(net, move, next[at], place, last[at]) : Chosen(move, next[at], place, last[at]));
        }
        foreach (var move in next) net.Remove(move);
        net.Forget(place);
        return true;
    }

    private static bool InPut(int place, Draft move) => move.Put.Contains(place);

    private static bool GoesOn(DraftNet net, int place, Draft move)
    {
        if (!move.IsPlain || move.Take.Count != 1 || move.Outputs.Contains(place)) return false;
        if (!move.Clear.All(cleared => net.IsCounter(cleared) && net.Putters(cleared).All(net.Putters(place).Contains))) return false;
        return move.Outputs.All(output => net.IsCounter(output) ? IsCountedAlike(net, place, output) : IsLike(net, place, output));
    }

    private static bool IsLike(DraftNet net, int place, int output) =>
        net.AreClearedAlike(place, output) && net.Emptiers(output).All(net.Emptiers(place).Contains) && net.IsSeenAlike(place, output);

    private static bool IsCountedAlike(DraftNet net, int place, int counter) =>
        net.Clearers(counter).All(move => net.Clearers(place).Contains(move) || net.Emptiers(place).Contains(move));

    private static bool CanGiveOn(int place, Draft move, List<Draft> next)
    {
        var put = move.Put.FindAll(other => other == place).Count;
        var chosen = move.Any.FindAll(choice => choice.Put.Contains(place));
        if (put + chosen.Count == 0 || (put > 0 && chosen.Count > 0) || put > 1 || chosen.Exists(choice => choice.Put.Count(other => other == place) > 1)) return false;
        var chooses = next.Exists(following => following.Any.Count > 0);
        var clears = next.Exists(following => following.Clear.Count > 0);
        if (chosen.Count > 0) return next.Count == 1 && !chooses && !clears;
        return (move.Any.Count == 0 || !chooses) && next.TrueForAll(following => following.Clear.All(counter => move.Outputs.Count(output => output == counter) <= 1 && !move.Any.Exists(choice => choice.Put.Contains(counter))));
    }

    /// <summary>Counts the tokens that would have met at the place; the move's own counter will do when it is cleared as this would be.</summary>
    private static int Counter(DraftNet net, int place, Draft move)
    {
        Draft[] clearing = [.. net.Clearers(place).Union(net.Emptiers(place))];
        if (move.Put.Exists(output => net.Places[output].Counts == FlawKind.Unsafe && net.Clearers(output).Count == clearing.Length && net.Clearers(output).All(clearing.Contains))) return -1;
        var counter = net.AddPlace(new Place(net.Places[place].Name, PlaceKind.Counter, Counts: FlawKind.Unsafe));
        net.AddClearing(clearing, counter);
        return counter;
    }

    private static void Begin(DraftNet net, int place, Draft next, int counter)
    {
        net.SetStart(place, 0);
        foreach (var output in Outputs(next.Put, counter)) net.SetStart(output, Math.Min(byte.MaxValue, net.Start[output] + 1));
        net.Played = net.Played.Then(next.Way);
        net.Moved = net.Moved.Then(next.Moved);
    }

    private static Draft Joined(DraftNet net, Draft move, Draft next, int place, int counter)
    {
        var put = move.Put.FindAll(output => !next.Clear.Contains(output));
        put.Remove(place);
        return new Draft
        {
            Node = move.Node, Take = [.. move.Take], Join = move.Join, Empty = [.. move.Empty], Clear = [.. move.Clear, .. next.Clear],
            Put = [.. put, .. Outputs(next.Put, counter)], Any = [.. move.Any, .. next.Any], OrNone = move.Any.Count > 0 ? move.OrNone : next.OrNone,
            Chooser = move.Any.Count > 0 ? move.Chooser : next.Chooser, Way = move.Any.Count > 0 ? move.Way : move.Way.Then(next.Way),
            After = move.Any.Count > 0 ? move.After.Then(next.Way) : next.After, Moved = move.Moved.Then(next.Moved),
        };
    }

    private static Draft Chosen(Draft move, Draft next, int place, int counter)
    {
        var any = move.Any.ConvertAll(choice => !choice.Put.Contains(place) ? choice
            : choice with { Put = [.. choice.Put.Where(output => output != place), .. Outputs(next.Put, counter)], Way = choice.Way.Then(next.Way) });
        var changed = move.With([.. move.Put], any);
        changed.Moved = move.Moved.Then(next.Moved);
        return changed;
    }

    private static IEnumerable<int> Outputs(List<int> put, int counter) => counter < 0 ? put : put.Append(counter);
}
