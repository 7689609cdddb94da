namespace WorkflowHub.Engine.Proof;

internal enum PlaceKind
{
    /// <summary>A token here keeps the case going, and there should never be two.</summary>
    Token,

    /// <summary>Says that an event still listens; what is left over when a case is complete does no harm.</summary>
    Armed,

    /// <summary>A message under way; one that nobody took does no harm.</summary>
    Message,

    /// <summary>Only counts what has happened: no move takes from it or asks for it.</summary>
    Counter,
}

/// <param name="Name">Id of the element or flow that stands for it in a message.</param>
/// <param name="Scope">Id of the container it lies in; null for what lies in none.</param>
/// <param name="Stands">Whether a token here stands in the container as control does, so that an inclusive join looks at it.</param>
/// <param name="Counts">Of a counter: what it is when it comes to two.</param>
internal sealed record Place(string Name, PlaceKind Kind, string? Scope = null, bool Stands = false, FlawKind? Counts = null);

/// <summary>Places, moves, and where the tokens are at first.</summary>
internal sealed record Net(Place[] Places, Move[] Moves, byte[] Start)
{
    /// <summary>What a reduced net has played before its start, in moves of the whole one.</summary>
    public Way Played { get; init; } = Way.None;

    /// <summary>Moves of the whole net that happen before the start, on one way or another.</summary>
    public Way Moved { get; init; } = Way.None;
}
