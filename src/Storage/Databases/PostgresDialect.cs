using System.Data.Common;
using Npgsql;

namespace WorkflowHub.Storage.Databases;

internal sealed class PostgresDialect(string connectionString) : Dialect
{
    public override string Place
    {
        get
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return $"the PostgreSQL database {settings.Database} at {settings.Host}:{settings.Port}";
        }
    }

    public override string LeaseJobs =>
        """
        UPDATE jobs SET attempts = attempts + 1, not_before = {1}
        WHERE (case_id, number) IN (SELECT case_id, number FROM jobs WHERE not_before <= {0} ORDER BY not_before LIMIT {2} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;

    public override string NextInSeries =>
        "INSERT INTO series (name, last) VALUES ({0}, 1) ON CONFLICT (name) DO UPDATE SET last = series.last + 1 RETURNING last";

    public override bool IsDuplicate(DbException fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
