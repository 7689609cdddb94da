using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>What a case knows of a step it has come to: how often, and the latest decision.</summary>
/// <param name="Turns">Rounds opened so far.</param>
/// <param name="Outcome">Outcome of the latest round that closed with a decision; null before the first.</param>
/// <param name="By">Who closed that round.</param>
/// <param name="Closed">Revision of the case when that round closed: tells which of two steps was decided later.</param>
public sealed record StepState(string Step, int Turns, string? Outcome = null, string? By = null, DateTimeOffset? At = null, string? Comment = null, long Closed = 0)
{
    /// <summary>Hashes of what lay before those who decided, by name; null where nobody may ask about it.</summary>
    public ImmutableSortedDictionary<string, string>? Seen { get; init; }

    /// <summary>Token of the innermost activity done several times within which it was decided, the token of the instance, and which one that was; null outside of any.</summary>
    public int? Whole { get; init; }
    public int? Within { get; init; }
    public int? Instance { get; init; }
}
