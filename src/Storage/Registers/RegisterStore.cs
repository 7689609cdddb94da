using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Registers;

/// <summary>Gives numbers in registers: within a series none is left out and none is given twice.</summary>
public sealed class RegisterStore
{
    /// <summary>Most characters of a series' name.</summary>
    public const int MaxSeries = Model.Lengths.Id;

    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    internal RegisterStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>The next number of a series; a job that asks again gets the number it got before.</summary>
    /// <param name="print">The number as it is printed; when it throws, no number is given.</param>
    public async Task<GivenNumber> Give(string series, Func<int, string> print, Guid caseId, int job, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await Find(caseId, job, cancellation) is { } before) return before;
        try
        {
            using var taken = await turn.Take(cancellation);
            return await GiveNext(series, print, caseId, job, at, cancellation);
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException refused && dialect.IsDuplicate(refused))
        {
            // The same job, running twice at this moment: the other was first, and the number taken here was given back.
            return await Find(caseId, job, cancellation) ?? throw new InvalidOperationException("A number that was in the way is not there.", fault);
        }
    }

    private async Task<GivenNumber> GiveNext(string series, Func<int, string> print, Guid caseId, int job, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var number = (await database.Database.SqlQueryRaw<int>(dialect.NextInSeries, series).ToListAsync(cancellation)).Single();
        var given = new GivenNumber(number, print(number));
        database.RegisterEntries.Add(new RegisterEntryRow
        {
            Series = series, Number = number, Text = given.Text, CaseId = caseId, Job = job, GivenAt = at.UtcDateTime,
        });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return given;
    }

    private async Task<GivenNumber?> Find(Guid caseId, int job, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.RegisterEntries.Where(row => row.CaseId == caseId && row.Job == job)
            .Select(row => new GivenNumber(row.Number, row.Text)).SingleOrDefaultAsync(cancellation);
    }
}

/// <param name="Text">As printed.</param>
public sealed record GivenNumber(int Number, string Text);
