using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WorkflowHub.Storage.Databases;

internal sealed class SqliteDialect(string file) : Dialect
{
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();

    public override string Place => $"the SQLite file {file}";

    public override string LeaseJobs =>
        """
        UPDATE jobs SET attempts = attempts + 1, not_before = {1}
        WHERE (case_id, number) IN (SELECT case_id, number FROM jobs WHERE not_before <= {0} ORDER BY not_before LIMIT {2})
        RETURNING *
        """;

    public override string NextInSeries =>
        "INSERT INTO series (name, last) VALUES ({0}, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last";

    public override bool IsDuplicate(DbException fault) =>
        fault is SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    public override async Task Prepare(WorkflowHubContext database, CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        await ForgetAbandonedLock(database, cancellation);
    }

    /// <summary>A process that was killed while it migrated leaves its lock behind, and every later one would wait for ever.</summary>
    private static async Task ForgetAbandonedLock(WorkflowHubContext database, CancellationToken cancellation)
    {
        var locks = await database.Database
            .SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (locks > 0) await database.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock WHERE Timestamp < datetime('now', '-5 minutes')", cancellation);
    }
}
