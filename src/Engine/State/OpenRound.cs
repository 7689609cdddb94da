using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.State;

/// <summary>A round that has not closed yet.</summary>
/// <param name="Token">The token that waits for it.</param>
/// <param name="Turn">Which passing through the step it is, from 1.</param>
public sealed record OpenRound(int Number, int Token, string Step, int Turn, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, ImmutableArray<Vote> Votes) : INumbered
{
    /// <summary>How its deadline runs; null when it has none.</summary>
    public RoundDeadline? Deadline { get; init; }

    /// <summary>Who will still be asked, one after another; null when all are asked at once.</summary>
    public ImmutableArray<Candidate>? Line { get; init; }

    /// <summary>Signers whom holders of its tasks have added; null when there never were any.</summary>
    public ImmutableArray<AddedSigners>? Added { get; init; }
}

/// <summary>What one person decided in a round.</summary>
public sealed record Vote(int Task, string Person, string Outcome, string? Comment, DateTimeOffset At)
{
    /// <summary>What the vote is worth; null for one like any other.</summary>
    public Seat? Seat { get; init; }

    /// <summary>The group of added signers it belongs to.</summary>
    public int? Group { get; init; }

    /// <summary>Whom or what the person decided for; null for themselves.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>By what right they decided for somebody; null for themselves.</summary>
    public Organisation.Capacity? Capacity { get; init; }

    /// <summary>True when what was voted is not shown to anybody.</summary>
    public bool? Anonymous { get; init; }
}

/// <summary>People whom the holder of a task has asked to sign too. Their own policy makes one outcome of their votes.</summary>
/// <param name="Task">The task whose decision theirs belongs to.</param>
/// <param name="By">Who added them, and may remove them.</param>
/// <param name="Waiting">Of those, who have not been asked yet.</param>
public sealed record AddedSigners(int Number, int Task, SignerPlace Place, RoundPolicy Policy, string By, ImmutableArray<Candidate> Waiting)
{
    /// <summary>What the vote of that task is worth; null for one like any other.</summary>
    public Seat? Seat { get; init; }

    public AddedSigners WithoutWaiting(string person) => this with { Waiting = Waiting.RemoveAll(signer => signer.Person == person) };
}

/// <summary>When added signers are asked: before the holder decides, after, or at the same time.</summary>
public enum SignerPlace { Before, After, Parallel }
