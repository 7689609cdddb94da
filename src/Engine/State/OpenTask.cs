using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.State;

public enum OpenTaskStatus { Open, Claimed }

/// <summary>A task that waits for a person.</summary>
/// <param name="Candidates">Who may act, each with the reason.</param>
/// <param name="Assignee">Who holds it: the only candidate, or who claimed it; null while a group may still claim it.</param>
public sealed record OpenTask(
    int Number, int Round, string Step, ImmutableArray<Candidate> Candidates, string? Assignee, DateTimeOffset CreatedAt, DateTimeOffset? DueAt) : INumbered
{
    /// <summary>Claimed when one of several candidates has taken it.</summary>
    public OpenTaskStatus Status => Assignee is not null && Candidates.Length > 1 ? OpenTaskStatus.Claimed : OpenTaskStatus.Open;

    /// <summary>What the vote is worth; null for one like any other.</summary>
    public Seat? Seat { get; init; }

    /// <summary>The task whose holder asks for an opinion; null when a decision is asked for.</summary>
    public int? For { get; init; }

    /// <summary>The group of added signers it belongs to; null for those the step asks by itself.</summary>
    public int? Group { get; init; }

    /// <summary>Of a delegated task: to whom it comes back.</summary>
    public Candidate? Owner { get; init; }

    /// <summary>Answers put by that are not sent yet.</summary>
    public ContextValue? Draft { get; init; }

    public bool HasCandidate(string person) => Candidate(person) is not null;

    public Candidate? Candidate(string person)
    {
        foreach (var candidate in Candidates)
            if (candidate.Person == person) return candidate;
        return null;
    }
}
