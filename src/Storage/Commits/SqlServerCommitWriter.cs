using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Storage.Commits;

/// <summary>One batch, one round trip, one transaction.</summary>
internal sealed class SqlServerCommitWriter(string connectionString, ILogger<SqlServerCommitWriter> log) : SetWriter(log)
{
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexEntry = 2601;
    private const int Deadlock = 1205;
    private const byte ConnectionIsGone = 17; // Severity from which on it is the server or the connection, not what was asked.

    protected override async Task Execute(CommitRows rows, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        var statements = new List<string>();
        for (var number = 0; number < SqlServerStatements.All.Count; number++)
        {
            var (change, sql) = SqlServerStatements.All[number];
            if (change.Count(rows) == 0) continue;
            statements.Add(sql);
            command.Parameters.Add(SqlServerStatements.Parameter(number), SqlDbType.NVarChar, -1).Value = SqlServerStatements.Rows(change, rows);
        }
        command.CommandText = SqlServerStatements.Transaction(statements);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    protected override Refused? Judge(DbException fault) => fault is not SqlException refused ? null : refused.Number switch
    {
        DuplicateKey or DuplicateIndexEntry =>
            new Refused(refused.Message.Contains("pk_commands", StringComparison.OrdinalIgnoreCase) ? CommitResult.Repeated : CommitResult.Stale),
        SqlServerStatements.Stale => new Refused(CommitResult.Stale),
        Deadlock => new Refused(CommitResult.Failed, MayPass: true),
        _ => refused.Class >= ConnectionIsGone || refused.Number < 0 ? null : new Refused(CommitResult.Failed),
    };
}
