using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Cases;

/// <summary>Reads what a case's single writer needs: its journal, past commands, due timers and waiting jobs.</summary>
public sealed class CaseStore
{
    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    // Of this store and not of the class: a compiled query belongs to the model of one database.
    private readonly Func<WorkflowHubContext, Guid, IAsyncEnumerable<Entry>> journalOf = EF.CompileAsyncQuery(
        (WorkflowHubContext database, Guid id) => database.Journal
            .Where(entry => entry.CaseId == id).OrderBy(entry => entry.Sequence).Select(entry => new Entry(entry.Name, entry.Version, entry.Body)));

    private readonly Func<WorkflowHubContext, string, Task<PastCommand?>> commandOf = EF.CompileAsyncQuery(
        (WorkflowHubContext database, string key) => database.Commands
            .Where(command => command.Key == key).Select(command => new PastCommand(command.CaseId, command.RequestHash, command.Revision)).FirstOrDefault());

    internal CaseStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>The case folded from its journal, or null.</summary>
    public async Task<Case?> Load(Guid id, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var @case = Case.None;
        await foreach (var entry in journalOf(database, id).WithCancellation(cancellation))
            @case = CaseEngine.Apply(@case, EventJson.Read(entry.Name, entry.Version, Encoding.UTF8.GetBytes(entry.Body)));
        return @case.Revision == 0 ? null : @case;
    }

    /// <summary>What a key was used for, or null.</summary>
    public async Task<PastCommand?> FindCommand(string key, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await commandOf(database, key).WaitAsync(cancellation);
    }

    /// <summary>Timers due at a moment, earliest first.</summary>
    public async Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var moment = now.UtcDateTime;
        var due = await database.Timers.Where(timer => timer.DueAt <= moment).OrderBy(timer => timer.DueAt).Take(limit).AsNoTracking().ToListAsync(cancellation);
        return due.ConvertAll(timer => new DueTimer(timer.CaseId, timer.Number, timer.DueAt));
    }

    /// <summary>The earliest moment at which a timer is due, or null.</summary>
    public async Task<DateTimeOffset?> NextTimer(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var next = await database.Timers.OrderBy(timer => timer.DueAt).Select(timer => (DateTime?)timer.DueAt).FirstOrDefaultAsync(cancellation);
        return next is { } moment ? new DateTimeOffset(moment) : null;
    }

    /// <summary>Takes jobs to be attempted now: counts the attempt and leases each until <paramref name="lease"/> from now, in one transaction.</summary>
    public async Task<IReadOnlyList<LeasedJob>> LeaseJobs(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var moment = now.UtcDateTime;
        // Asked first: there is mostly nothing to do, and reading needs no turn among the writers.
        if (!await database.Jobs.AnyAsync(job => job.NotBefore <= moment, cancellation)) return [];

        using var taken = await turn.Take(cancellation);
        var jobs = await database.Jobs.FromSqlRaw(dialect.LeaseJobs, moment, (now + lease).UtcDateTime, limit).AsNoTracking().ToListAsync(cancellation);
        return jobs.ConvertAll(Leased);
    }

    /// <summary>Puts a leased job off until a later moment (backoff).</summary>
    public async Task PostponeJob(Guid caseId, int job, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var moment = until.UtcDateTime;
        using var taken = await turn.Take(cancellation);
        await database.Jobs.Where(row => row.CaseId == caseId && row.Number == job)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotBefore, moment), cancellation);
    }

    /// <summary>Takes an errand away that has been carried out and that no command answers.</summary>
    public async Task DropJob(Guid caseId, int job, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        using var taken = await turn.Take(cancellation);
        await database.Jobs.Where(row => row.CaseId == caseId && row.Number == job).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Running cases that have begun to wait for a message or signal of a name, oldest first. Some may wait no longer: they refuse it.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingFor(string kind, string name, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        // As the event is written down.
        var named = $"\"kind\":\"{kind}\",\"name\":{JsonSerializer.Serialize(name)}";
        return await database.Cases.Where(row => row.Status == "active")
            .Where(row => database.Journal.Any(entry => entry.CaseId == row.Id && entry.Name == nameof(SubscriptionOpened) && entry.Body.Contains(named)))
            .OrderBy(row => row.StartedAt).Select(row => row.Id).ToListAsync(cancellation);
    }

    private static LeasedJob Leased(JobRow job) =>
        new(job.CaseId, job.Number, job.Element, job.Kind, (ContextValue)JsonValues.Parse(Encoding.UTF8.GetBytes(job.Input)), job.Attempts, job.Asked);

    private sealed record Entry(string Name, int Version, string Body);
}

public sealed record PastCommand(Guid CaseId, string RequestHash, long Revision);

public sealed record DueTimer(Guid CaseId, int Number, DateTimeOffset DueAt);

/// <param name="Attempt">From 1, this one included.</param>
/// <param name="Asked">Sequence of the event that asked for it: after an incident a job is asked for again under its number.</param>
public sealed record LeasedJob(Guid CaseId, int Number, string Element, string Kind, ContextValue Input, int Attempt, long Asked);
