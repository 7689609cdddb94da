using WorkflowHub.Engine;

namespace WorkflowHub.Storage.Cases;

/// <summary>Reads what a case's single writer needs: its journal, past commands, due timers and waiting jobs.</summary>
public sealed class CaseStore
{
    /// <summary>The case folded from its journal, or null.</summary>
    public Task<Case?> Load(Guid id, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>What a key was used for, or null.</summary>
    public Task<PastCommand?> FindCommand(string key, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Timers due at a moment, earliest first.</summary>
    public Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The earliest moment at which a timer is due, or null.</summary>
    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Takes jobs to be attempted now: counts the attempt and leases each until <paramref name="lease"/> from now, in one transaction.</summary>
    public Task<IReadOnlyList<LeasedJob>> LeaseJobs(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Puts a leased job off until a later moment (backoff).</summary>
    public Task PostponeJob(Guid caseId, int job, DateTimeOffset until, CancellationToken cancellation) => throw new NotSupportedException();
}

public sealed record PastCommand(Guid CaseId, string RequestHash, long Revision);

public sealed record DueTimer(Guid CaseId, int Number, DateTimeOffset DueAt);

/// <param name="Attempt">From 1, this one included.</param>
public sealed record LeasedJob(Guid CaseId, int Number, string Element, string Kind, Expressions.ContextValue Input, int Attempt);
