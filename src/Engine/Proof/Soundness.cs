using System.Collections.Immutable;

namespace WorkflowHub.Engine.Proof;

/// <param name="Proved">False when not everything was looked at: then only the flaws found are certain.</param>
/// <param name="States">How many states were looked at.</param>
public sealed record Soundness(bool Proved, int States, ImmutableArray<Flaw> Flaws)
{
    /// <summary>Why it is not proved, in a sentence; null when it is.</summary>
    public string? Unproved { get; init; }

    public bool IsSound => Proved && Flaws.IsEmpty;

    public bool Has(FlawKind kind) => Flaws.Any(flaw => flaw.Kind == kind);

    /// <summary>What is known of one property, named by the flaw that breaks it.</summary>
    public Verdict VerdictOn(FlawKind kind) => Has(kind) ? Verdict.Broken : Proved ? Verdict.Holds : Verdict.Unknown;
}

public enum Verdict { Holds, Broken, Unknown }

public enum FlawKind
{
    /// <summary>Two tokens may meet at one place (safeness).</summary>
    Unsafe,

    /// <summary>It may come to a state from which the end is never reached (option to complete).</summary>
    NoWayToTheEnd,

    /// <summary>One end may be reached more than once (proper completion).</summary>
    ImproperCompletion,

    /// <summary>An activity never happens (no dead elements).</summary>
    Dead,

    /// <summary>It may go round for ever: neither the end nor a standstill can be reached any more.</summary>
    Livelock,
}

/// <param name="Element">Where it shows: id of an element or flow.</param>
/// <param name="Message">The flaw in a sentence.</param>
/// <param name="Way">What has to happen, in order, for it to show; a shortest way when the search was not cut off. Empty for what never happens.</param>
public sealed record Flaw(FlawKind Kind, string Element, string Message, ImmutableArray<FlawMove> Way)
{
    /// <summary>The elements that move, in order.</summary>
    public ImmutableArray<string> Moves => [.. Way.Select(move => move.Element)];
}

/// <param name="Element">Id of the element that moves.</param>
/// <param name="Flows">Ids of the flows by which it is left.</param>
/// <param name="Sentence">What happens, as a designer reads it.</param>
public sealed record FlawMove(string Element, ImmutableArray<string> Flows, string Sentence);
