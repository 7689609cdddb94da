namespace WorkflowHub.Engine.Proof;

/// <summary>One thing that may happen: tokens are taken from places and put on others.</summary>
/// <param name="Element">Whose move it is.</param>
/// <param name="Take">Places that lose a token each.</param>
/// <param name="Put">Places that get one each.</param>
internal sealed record Move(string Element, int[] Take, int[] Put)
{
    /// <summary>Places that are emptied: what an interruption, a termination or the end of a sub-process takes away.</summary>
    public int[] Clear { get; init; } = [];

    /// <summary>Places that must be empty: a sub-process ends when nothing goes on inside.</summary>
    public int[] Empty { get; init; } = [];

    /// <summary>An inclusive join waits while a token may still come; it takes from every incoming flow that has one.</summary>
    public InclusiveJoin? Join { get; init; }
}

/// <param name="Incoming">Its incoming flows.</param>
/// <param name="Upstream">For each incoming flow, the places from which a token can come to it without passing the join.</param>
internal sealed record InclusiveJoin(int[] Incoming, HashSet<int>[] Upstream)
{
    public bool IsReady(byte[] marking)
    {
        if (!Array.Exists(Incoming, flow => marking[flow] > 0)) return false;
        for (var place = 0; place < marking.Length; place++)
        {
            if (marking[place] == 0 || Array.IndexOf(Incoming, place) >= 0) continue;
            if (Reaches(place, marking, empty: true) && !Reaches(place, marking, empty: false)) return false;
        }
        return true;
    }

    private bool Reaches(int place, byte[] marking, bool empty)
    {
        for (var i = 0; i < Incoming.Length; i++)
            if (marking[Incoming[i]] == 0 == empty && Upstream[i].Contains(place)) return true;
        return false;
    }
}

/// <summary>Places, moves, and where the tokens are at first.</summary>
/// <param name="Names">What stands for each place in a message: an element's or flow's id.</param>
/// <param name="Remains">Places whose tokens do not keep a case from being complete: messages nobody took, ends that were reached, events that listened.</param>
/// <param name="Ends">Places that count how often an end event was reached.</param>
internal sealed record Net(string[] Names, Move[] Moves, byte[] Start, bool[] Remains, bool[] Ends);
