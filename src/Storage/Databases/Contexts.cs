using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Databases;

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : WorkflowHubContext(options);

internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : WorkflowHubContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CaseRow>().Property(row => row.Data).HasColumnType("jsonb");

        // Only in this order does an index find what begins with a path.
        modelBuilder.Entity<UnitRow>().Property(row => row.Path).UseCollation("C");
    }
}

internal sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : WorkflowHubContext(options)
{
    public const string Collation = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // As the others compare: left to itself it takes the ids "An" and "an" for one.
        configurationBuilder.Properties<string>().UseCollation(Collation);
    }
}
