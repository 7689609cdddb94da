using System.Collections.Immutable;
using WorkflowHub.Engine.Events;

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

    public bool HasCandidate(string person)
    {
        foreach (var candidate in Candidates)
            if (candidate.Person == person) return true;
        return false;
    }
}
