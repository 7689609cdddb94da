using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>One thing that may happen: tokens are taken from places and put on others.</summary>
/// <param name="Node">Whose move it is.</param>
/// <param name="Take">Places that lose a token each.</param>
/// <param name="Put">Places that get one each, for every time they are named.</param>
internal sealed record Move(Node Node, int[] Take, int[] Put)
{
    /// <summary>Of these at least one happens too, in any combination.</summary>
    public Choice[] Any { get; init; } = [];

    /// <summary>Whether none of <see cref="Any"/> will do as well.</summary>
    public bool OrNone { get; init; }

    /// <summary>Places that are emptied first: what an interruption, a termination or the end of a sub-process takes away.</summary>
    public int[] Clear { get; init; } = [];

    /// <summary>The event that catches what this one throws.</summary>
    public Node? Catcher { get; init; }

    /// <summary>Places that must be empty: a sub-process ends when nothing goes on inside.</summary>
    public int[] Empty { get; init; } = [];

    /// <summary>An inclusive join waits while a token may still come; it takes from every incoming flow that has one.</summary>
    public InclusiveJoin? Join { get; init; }

    /// <summary>The moves of the whole net that it stands for, before the one that chooses among <see cref="Any"/> if any does.</summary>
    public Way Way { get; init; } = Way.None;

    /// <summary>The move of the whole net that chooses among <see cref="Any"/>.</summary>
    public int Chooser { get; init; }

    /// <summary>Those that come after what was chosen.</summary>
    public Way After { get; init; } = Way.None;

    /// <summary>All moves of the whole net that happen when it does, on one way or another.</summary>
    public Way Moved { get; init; } = Way.None;

    public string Element => Node.Id ?? "";

    /// <summary>It in moves of the whole net.</summary>
    public Way Played(ulong chosen)
    {
        if (Any.Length == 0) return Way.Then(After);
        var choices = Any.Where((_, at) => (chosen & (1UL << at)) != 0).ToList();
        var way = Way.Then(Way.Of(Chooser, choices.Aggregate(0UL, (bits, choice) => bits | (1UL << choice.Bit))));
        return choices.Aggregate(way, (before, choice) => before.Then(choice.Way)).Then(After);
    }
}

/// <param name="Put">Places that get a token each when it is chosen.</param>
/// <param name="Bit">Which of the choices of the whole net's move it is.</param>
internal sealed record Choice(int[] Put, int Bit)
{
    /// <summary>What follows at once in the whole net.</summary>
    public Way Way { get; init; } = Way.None;
}

/// <summary>Shared by all moves of one join.</summary>
internal sealed class InclusiveJoin(List<int> incoming, List<HashSet<int>> upstream)
{
    public List<int> Incoming => incoming;

    /// <summary>For each incoming flow, the places from which a token can come to it without passing the join.</summary>
    public List<HashSet<int>> Upstream => upstream;

    public InclusiveJoin Copy() => new([.. incoming], [.. upstream]);

    /// <param name="marked">The places that have a token.</param>
    public bool IsReady(IReadOnlyCollection<int> marked)
    {
        var full = incoming.ConvertAll(marked.Contains);
        return full.Contains(true) && marked.All(place => incoming.Contains(place) || !IsAwaited(place, full));
    }

    private bool IsAwaited(int place, List<bool> full)
    {
        var (toEmpty, toFull) = (false, false);
        for (var flow = 0; flow < upstream.Count; flow++)
        {
            if (!upstream[flow].Contains(place)) continue;
            if (full[flow]) toFull = true;
            else toEmpty = true;
        }
        return toEmpty && !toFull;
    }
}
