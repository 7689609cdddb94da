using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace WorkflowHub.Storage.Databases;

internal sealed class SqlServerDialect(string connectionString) : Dialect
{
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexEntry = 2601;

    public override string Place
    {
        get
        {
            var settings = new SqlConnectionStringBuilder(connectionString);
            return $"the SQL Server database {settings.InitialCatalog} at {settings.DataSource}";
        }
    }

    public override string LeaseJobs =>
        """
        WITH due AS (SELECT TOP ({2}) * FROM jobs WITH (UPDLOCK, READPAST, ROWLOCK) WHERE not_before <= {0} ORDER BY not_before)
        UPDATE due SET attempts = attempts + 1, not_before = {1}
        OUTPUT inserted.*;
        """;

    public override string NextInSeries =>
        """
        MERGE series WITH (HOLDLOCK) AS stored USING (SELECT {0} AS name) AS given ON stored.name = given.name
        WHEN MATCHED THEN UPDATE SET last = stored.last + 1
        WHEN NOT MATCHED THEN INSERT (name, last) VALUES (given.name, 1)
        OUTPUT inserted.last;
        """;

    public override bool IsDuplicate(DbException fault) => fault is SqlException { Number: DuplicateKey or DuplicateIndexEntry };
}
