namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>
/// Two flows into an inclusive join that come from the same parting become one: "a token waits at a or at b".
/// <para>
/// <b>When.</b> Only the join takes from a and b. Every move that puts to a or b takes the same tokens, asks nothing else, and puts no more than one to each.
/// The same moves clear both and ask both to be empty; other joins see both alike.
/// </para>
/// <para>
/// <b>Why.</b> What can come to a can come to b, for it has to pass the same parting; so the join, seeing a token elsewhere, is held up by an empty b only if it is by an
/// empty a, and a full one frees it likewise: it goes on in the same states whether one or both are full, takes what is there and does the same. Both get a token from
/// one parting, or from two; but in a safe net the parting does not happen again while a or b waits, for then it could put on that one twice.
/// </para>
/// </summary>
internal static class JoinEntries
{
    public static bool At(DraftNet net, InclusiveJoin join)
    {
        for (var one = 0; one < join.Incoming.Count; one++)
            for (var other = one + 1; other < join.Incoming.Count; other++)
                if (IsSameEntry(net, join, join.Incoming[one], join.Incoming[other]))
                {
                    Merge(net, join, join.Incoming[one], join.Incoming[other]);
                    return true;
                }
        return false;
    }

    private static bool IsSameEntry(DraftNet net, InclusiveJoin join, int one, int other)
    {
        if (net.Start[one] + net.Start[other] > 0 || net.Putters(one).Count == 0 || net.Putters(other).Count == 0) return false;
        var putters = net.Putters(one).Union(net.Putters(other)).ToList();
        var first = putters[0];
        return net.Takers(one).Concat(net.Takers(other)).All(move => move.Join == join)
            && first.Take.Count > 0
            && putters.TrueForAll(move => move.IsPlain && move.Clear.SetEquals(first.Clear) && move.Take.Order().SequenceEqual(first.Take.Order()) && PutsOneOfEach(move, one, other))
            && net.AreClearedAlike(one, other) && net.Emptiers(one).Count == net.Emptiers(other).Count && net.Emptiers(one).All(net.Emptiers(other).Contains)
            && net.Joins.TrueForAll(seeing => seeing == join || AreSeenAlike(seeing, one, other));
    }

    private static bool AreSeenAlike(InclusiveJoin join, int one, int other) => join.Upstream.TrueForAll(upstream => upstream.Contains(one) == upstream.Contains(other));

    /// <summary>Always or by choice, but not the one always and the other by choice; a choice of one is of that alone.</summary>
    private static bool PutsOneOfEach(Draft move, int one, int other)
    {
        if (move.Put.Count(output => output == one) > 1 || move.Put.Count(output => output == other) > 1) return false;
        var choices = move.Any.FindAll(choice => choice.Put.Contains(one) || choice.Put.Contains(other));
        if (choices.Count > 0 && (move.Put.Contains(one) || move.Put.Contains(other))) return false;
        return choices.TrueForAll(choice => choice.Put.Length == 1) && choices.Count(choice => choice.Put[0] == one) <= 1 && choices.Count(choice => choice.Put[0] == other) <= 1;
    }

    private static void Merge(DraftNet net, InclusiveJoin join, int one, int other)
    {
        foreach (var move in net.Putters(other).ToList()) net.Replace(move, Merged(move, one, other));
        net.Drop(join, other);
        net.Forget(other);
    }

    private static Draft Merged(Draft move, int one, int other)
    {
        var put = move.Put.Where(output => output != other).ToList();
        if (move.Put.Contains(other) && !put.Contains(one)) put.Add(one);
        var entries = move.Any.FindAll(choice => choice.Put is [var only] && (only == one || only == other));
        if (entries.Count == 0) return move.With(put, [.. move.Any]);
        var kept = entries.MinBy(choice => choice.Way.Length)! with { Put = [one] };
        var any = move.Any.Where(choice => choice == entries[0] || !entries.Contains(choice)).Select(choice => choice == entries[0] ? kept : choice).ToList();
        return move.With(put, any);
    }
}
