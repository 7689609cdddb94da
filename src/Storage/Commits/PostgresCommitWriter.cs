using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Storage.Commits;

/// <summary>One batch, one round trip: PostgreSQL takes a batch as one transaction.</summary>
internal sealed class PostgresCommitWriter : SetWriter, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    public PostgresCommitWriter(string connection, ILogger<PostgresCommitWriter> log) : base(log)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 };
        // A plan is made once and kept; made while a table is small it would go through all of it for ever.
        settings.Options = $"{settings.Options} -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off".Trim();
        source = NpgsqlDataSource.Create(settings);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    protected override async Task Execute(CommitRows rows, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (change, sql) in PostgresStatements.All)
        {
            if (change.Count(rows) == 0) continue;
            var command = new NpgsqlBatchCommand(sql);
            for (var i = 0; i < change.Columns.Count; i++)
                command.Parameters.Add(new NpgsqlParameter { Value = change.Values(rows, i), NpgsqlDbType = PostgresStatements.ArrayOf(change.Columns[i].Kind) });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    protected override Refused? Judge(DbException fault) => fault is not PostgresException { SqlState: { } state } refused ? null : state switch
    {
        PostgresErrorCodes.UniqueViolation => new Refused(refused.ConstraintName == "pk_commands" ? CommitResult.Repeated : CommitResult.Stale),
        PostgresErrorCodes.DivisionByZero => new Refused(CommitResult.Stale),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new Refused(CommitResult.Failed, MayPass: true),
        // Connections, shutting down, out of memory or disk, the machine: nothing to do with this commit.
        _ => state[..2] is "08" or "57" or "53" or "58" or "XX" ? null : new Refused(CommitResult.Failed),
    };
}
