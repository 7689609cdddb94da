using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Databases;

namespace WorkflowHub.Storage.Commits;

/// <summary>Prepared statements on a connection of its own, a row at a time: to SQLite a statement is a call, and sets gain nothing.</summary>
internal sealed class SqliteCommitWriter(string connectionString, WriteTurn turn, ILogger<SqliteCommitWriter> log) : ICommitWriter, IDisposable
{
    private const string Point = "one";
    private const int Constraint = 19;
    private const int TooBig = 18;
    private const int Mismatch = 20;

    private SqliteConnection? connection;
    private IReadOnlyList<SqliteStatement> statements = [];

    public async Task<IReadOnlyList<CommitResult>> Write(IReadOnlyList<CaseCommit> commits, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            return WriteAll(commits, Open());
        }
        catch
        {
            // Whatever state the connection is in, the next group begins on a fresh one.
            Close();
            throw;
        }
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private CommitResult[] WriteAll(IReadOnlyList<CaseCommit> commits, SqliteConnection open) =>
        Together(commits, open) ? [.. commits.Select(_ => CommitResult.Done)] : EachUndoable(commits, open);

    /// <returns>False when one of them was refused; then nothing was written.</returns>
    private bool Together(IReadOnlyList<CaseCommit> commits, SqliteConnection open)
    {
        using var transaction = Begin(open);
        if (commits.Any(commit => Execute(commit) != CommitResult.Done)) return false;
        transaction.Commit();
        return true;
    }

    /// <summary>Again, each so that it can be taken back by itself: that costs two statements more for every commit, and is seldom needed.</summary>
    private CommitResult[] EachUndoable(IReadOnlyList<CaseCommit> commits, SqliteConnection open)
    {
        var results = new CommitResult[commits.Count];
        using var transaction = Begin(open);
        for (var i = 0; i < results.Length; i++)
        {
            transaction.Save(Point);
            results[i] = Execute(commits[i]);
            if (results[i] != CommitResult.Done) transaction.Rollback(Point);
            transaction.Release(Point);
        }
        transaction.Commit();
        return results;
    }

    /// <summary>Begins as a writer: one that reads first and then writes is refused when somebody wrote meanwhile.</summary>
    private SqliteTransaction Begin(SqliteConnection open)
    {
        var transaction = open.BeginTransaction();
        foreach (var statement in statements) statement.Within(transaction);
        return transaction;
    }

    private CommitResult Execute(CaseCommit commit)
    {
        var rows = new CommitRows();
        if (!Projection.TryAdd(rows, commit, log)) return CommitResult.Failed;
        try
        {
            return statements.All(statement => statement.Execute(rows)) ? CommitResult.Done : CommitResult.Stale;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Constraint or TooBig or Mismatch)
        {
            var result = Judge(fault);
            if (result == CommitResult.Failed) log.LogError(fault, "The database did not take a commit of case {Case}", commit.After.Id);
            return result;
        }
    }

    private static CommitResult Judge(SqliteException fault)
    {
        if (!fault.Message.Contains("UNIQUE constraint", StringComparison.Ordinal)) return CommitResult.Failed;
        return fault.Message.Contains("commands.key", StringComparison.Ordinal) ? CommitResult.Repeated : CommitResult.Stale;
    }

    private SqliteConnection Open()
    {
        if (connection is not null) return connection;
        connection = new SqliteConnection(connectionString);
        connection.Open();
        SqlitePragmas.Set(connection);
        statements = [.. CommitTables.All.Select(change => new SqliteStatement(connection, change))];
        return connection;
    }

    private void Close()
    {
        foreach (var statement in statements) statement.Dispose();
        statements = [];
        connection?.Dispose();
        connection = null;
    }
}
