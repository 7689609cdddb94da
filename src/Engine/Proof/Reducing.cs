using WorkflowHub.Engine.Proof.Reduction;

namespace WorkflowHub.Engine.Proof;

/// <summary>
/// Makes a net smaller by rules that leave every answer as it is: each leaves out a place or a move of which it is shown, from the net alone, that the rest
/// goes on as it did. Where no rule fits, the net stays as it is, and its states are looked at one by one. Each rule's file says why it is right; all of them are
/// compared with the whole search on random processes.
/// <para>
/// They need only be right for nets that are safe, and never make an unsafe one safe: an unsafe net is looked at whole.
/// </para>
/// </summary>
internal static class Reducing
{
    private static readonly Func<DraftNet, int, bool>[] Rules = [PassingOn.At, SameMoves.At, Turns.At, SideWays.At, Twins.At];

    public static Net Of(Net net)
    {
        var draft = new DraftNet(net);
        while (Round(draft)) { }
        return draft.Finish();
    }

    private static bool Round(DraftNet net)
    {
        var changed = false;
        foreach (var rule in Rules)
            for (var place = 0; place < net.Places.Count; place++)
                while (rule(net, place)) changed = true;
        foreach (var join in net.Joins.ToList())
            while (JoinEntries.At(net, join)) changed = true;
        return changed;
    }
}
