using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Databases;

namespace WorkflowHub.Storage.Commits;

/// <summary>Prepared statements on a connection of its own, a row at a time: to SQLite a statement is a call, and sets gain nothing.</summary>
internal sealed class SqliteCommitWriter(string connectionString, WriteTurn turn, ILogger<SqliteCommitWriter> log) : ICommitWriter, IDisposable
{
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

    private CommitResult[] WriteAll(IReadOnlyList<CaseCommit> commits, SqliteConnection open)
    {
        var results = new CommitResult[commits.Count];
        // Begins as a writer: one that reads first and then writes is refused when somebody wrote meanwhile.
        using var transaction = open.BeginTransaction();
        foreach (var statement in statements) statement.Within(transaction);
        for (var i = 0; i < results.Length; i++) results[i] = WriteOne(commits[i], transaction);
        transaction.Commit();
        return results;
    }

    private CommitResult WriteOne(CaseCommit commit, SqliteTransaction transaction)
    {
        var rows = new CommitRows();
        if (!Projection.TryAdd(rows, commit, log)) return CommitResult.Failed;
        transaction.Save("one");
        try
        {
            var stale = statements.Any(statement => !statement.Execute(rows));
            if (!stale) transaction.Release("one");
            else Undo(transaction);
            return stale ? CommitResult.Stale : CommitResult.Done;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Constraint or TooBig or Mismatch)
        {
            Undo(transaction);
            var result = Judge(fault);
            if (result == CommitResult.Failed) log.LogError(fault, "The database did not take a commit of case {Case}", commit.After.Id);
            return result;
        }
    }

    private static void Undo(SqliteTransaction transaction)
    {
        transaction.Rollback("one");
        transaction.Release("one");
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
