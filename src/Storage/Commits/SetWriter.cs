using System.Data.Common;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Storage.Commits;

/// <summary>Writes a group in one transaction of a handful of statements, however many commits there are in it.</summary>
internal abstract class SetWriter(ILogger log) : ICommitWriter
{
    // Two groups of two nodes that met: once one of them is through, the other gets through as well.
    private const int Tries = 3;

    public async Task<IReadOnlyList<CommitResult>> Write(IReadOnlyList<CaseCommit> commits, CancellationToken cancellation)
    {
        if (commits.Count > 1 && await Together(commits, cancellation)) return [.. commits.Select(_ => CommitResult.Done)];

        var results = new CommitResult[commits.Count];
        for (var i = 0; i < results.Length; i++) results[i] = await Alone(commits[i], cancellation);
        return results;
    }

    /// <summary>Writes the rows in one transaction, or throws and leaves nothing behind.</summary>
    protected abstract Task Execute(CommitRows rows, CancellationToken cancellation);

    /// <summary>What an exception says of the one commit that was written; null when it says that the database is not there.</summary>
    protected abstract Refused? Judge(DbException fault);

    /// <returns>False when the transaction was refused, because of one commit or another.</returns>
    private async Task<bool> Together(IReadOnlyList<CaseCommit> commits, CancellationToken cancellation)
    {
        if (RowsOf(commits) is not { } rows) return false;
        try
        {
            await Execute(rows, cancellation);
            return true;
        }
        catch (DbException fault) when (Judge(fault) is { } refused)
        {
            log.LogInformation("A group of {Count} commits was refused ({Reason}); each is written alone", commits.Count, refused.Result);
            return false;
        }
    }

    /// <returns>Null when they cannot be written together.</returns>
    private CommitRows? RowsOf(IReadOnlyList<CaseCommit> commits)
    {
        var rows = new CommitRows();
        // In one order everywhere, so that two nodes do not wait for each other in a circle. Two commits of one case are of two turns.
        var ordered = commits.OrderBy(commit => commit.After.Id).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (i > 0 && ordered[i].After.Id == ordered[i - 1].After.Id) return null;
            if (!Projection.TryAdd(rows, ordered[i], log)) return null;
        }
        return rows;
    }

    private async Task<CommitResult> Alone(CaseCommit commit, CancellationToken cancellation)
    {
        var rows = new CommitRows();
        if (!Projection.TryAdd(rows, commit, log)) return CommitResult.Failed;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Execute(rows, cancellation);
                return CommitResult.Done;
            }
            catch (DbException fault) when (Judge(fault) is { } refused)
            {
                if (refused.MayPass && attempt < Tries) continue;
                if (refused.Result == CommitResult.Failed) log.LogError(fault, "The database did not take a commit of case {Case}", commit.After.Id);
                return refused.Result;
            }
        }
    }

    /// <param name="MayPass">Trying again may help: a deadlock.</param>
    protected sealed record Refused(CommitResult Result, bool MayPass = false);
}
