using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Storage.Cases;

/// <summary>What one accepted command changes, to be written with others in one transaction.</summary>
/// <param name="Before">Revision the decision was made on; the journal must still end there.</param>
/// <param name="After">The case after the events.</param>
/// <param name="Key">Idempotency key with its owner, <c>{person}:{key}</c>.</param>
/// <param name="RequestHash">SHA-256 of what was asked, hex.</param>
public sealed record CaseCommit(
    Procedure Procedure,
    long Before,
    Case After,
    ImmutableArray<Event> Events,
    ImmutableArray<Effect> Effects,
    string Key,
    string RequestHash,
    DateTimeOffset At);

public enum CommitResult
{
    Done,

    /// <summary>Somebody else wrote to the case first: read it again and decide again.</summary>
    Stale,

    /// <summary>The key has been used: answer as recorded.</summary>
    Repeated,

    /// <summary>The database would not take it; see the log. Nothing of this commit was written.</summary>
    Failed,
}

/// <summary>Writes commits; one implementation per database, set-based.</summary>
public interface ICommitWriter
{
    /// <summary>
    /// Writes all in one transaction. When the transaction is refused, writes one by one, so that only the culprit fails.
    /// </summary>
    /// <returns>A result per commit, in order. Throws only when the database cannot be reached at all.</returns>
    Task<IReadOnlyList<CommitResult>> Write(IReadOnlyList<CaseCommit> commits, CancellationToken cancellation);
}
