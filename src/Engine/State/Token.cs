using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.State;

/// <summary>One stay of control at one element. A token that moves on ends here and another is born where it arrives.</summary>
/// <param name="Number">From the case's counter. The token of a container is the scope of what goes on inside.</param>
/// <param name="Scope">Number of the container's token; 0 is the process.</param>
/// <param name="Flow">Sequence flow it came by, or null when it came by none.</param>
public sealed record Token(int Number, string Element, int Scope, string? Flow) : INumbered
{
    /// <summary>What is declared for this stay alone: seen from here and from inside, gone with the token. Null when nothing is.</summary>
    public ContextValue? Locals { get; init; }

    /// <summary>Of an activity that is done several times: how far it is. Null for everything else.</summary>
    public LoopState? Loop { get; init; }

    /// <summary>Of an instance of such an activity: which one it is, from 1; its scope is the token of the activity as a whole.</summary>
    public int? Instance { get; init; }

    /// <summary>True when the activity has begun that needs several tokens to begin; null while they wait, and for everything else.</summary>
    public bool? Gathered { get; init; }

    internal ContextValue Variables => Locals ?? ContextValue.Empty;

    /// <summary>What is put back when this step, to which somebody returned the case, is done again; null when it simply goes on.</summary>
    public Correction? Correction { get; init; }

    /// <summary>It stands at no work: it listens for what begins an event sub-process of its scope.</summary>
    public bool Listens { get; init; }

    /// <summary>What it undoes, standing at a handler or at a container that is compensated as a whole; null for the normal course of things.</summary>
    public Undoing? Undoes { get; init; }

    /// <summary>Flows by which others had come when the complex gateway started at which it rests; null for every other token.</summary>
    public ImmutableArray<string>? Came { get; init; }

    /// <summary>What has been begun in the ad-hoc sub-process at which it stands; null when nothing has, and for every other token.</summary>
    public ChosenActivities? Chosen { get; init; }

    /// <summary>It stands at a transaction that has been given up.</summary>
    public bool Cancels { get; init; }

    /// <summary>Number of the token in another branch whose step this one waits for, having sent the case there.</summary>
    public int? HeldUntil { get; init; }
}

/// <summary>A straight-back return under way.</summary>
/// <param name="From">Step that sent the case back.</param>
/// <param name="Levels">How many containers around the token the <paramref name="Positions"/> stand; 0 beside it.</param>
/// <param name="Positions">What the return took away, to be taken up again.</param>
/// <param name="Carried">Flows that a join behind the target had counted; what waits on them goes when the correction is made.</param>
public sealed record Correction(string From, int Levels, ImmutableArray<Position> Positions, ImmutableArray<string> Carried);

/// <summary>A place in the process where control stood.</summary>
/// <param name="Inside">Where it stood within a container; empty for anything else.</param>
/// <param name="Correction">What was itself waited for there.</param>
/// <param name="Came">What a complex gateway that had started remembered there.</param>
public sealed record Position(string Element, string? Flow, ImmutableArray<Position> Inside, Correction? Correction = null, ImmutableArray<string>? Came = null)
{
    /// <summary>The variables it had, how far it was with its instances, which instance it was; null for none.</summary>
    public ContextValue? Locals { get; init; }
    public LoopState? Loop { get; init; }
    public int? Instance { get; init; }

    /// <summary>True when it waited for more tokens to begin.</summary>
    public bool? Waits { get; init; }
}
