using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>A round that has not closed yet.</summary>
/// <param name="Token">The token that waits for it.</param>
/// <param name="Turn">Which passing through the step it is, from 1.</param>
public sealed record OpenRound(int Number, int Token, string Step, int Turn, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, ImmutableArray<Vote> Votes) : INumbered
{
    /// <summary>How its deadline runs; null when it has none.</summary>
    public RoundDeadline? Deadline { get; init; }
}

/// <summary>What one person decided in a round.</summary>
public sealed record Vote(int Task, string Person, string Outcome, string? Comment, DateTimeOffset At);
