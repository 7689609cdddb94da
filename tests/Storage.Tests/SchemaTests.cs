using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WorkflowHub.Storage.Commits;
using WorkflowHub.Storage.Databases;

namespace WorkflowHub.Storage.Tests;

public sealed class SchemaTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "none.db")]
    [InlineData(DatabaseKind.Postgres, "Host=none")]
    [InlineData(DatabaseKind.SqlServer, "Server=none")]
    public void Migrations_are_as_new_as_the_model(DatabaseKind kind, string connection)
    {
        using var services = new ServiceCollection().AddLogging().AddStorage(new StorageOptions(kind, connection)).BuildServiceProvider();
        using var context = services.GetRequiredService<IDbContextFactory<WorkflowHubContext>>().CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges(), "Run scripts/migrations NAME.");
        Assert.NotEmpty(context.Database.GetMigrations());
    }

    [Fact]
    public void Migrations_for_sql_server_are_sql()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Empty(Faults(script));
        Assert.NotEmpty(Faults(script.Replace("CREATE TABLE", "CREATE TABEL", StringComparison.Ordinal)));
    }

    [Fact]
    public void Commits_for_sql_server_are_sql()
    {
        var transaction = SqlServerStatements.Transaction(SqlServerStatements.All.Select(statement => statement.Sql));

        Assert.Empty(Faults(transaction));
        Assert.All(SqlServerStatements.All, statement => Assert.Contains($"OPENJSON({SqlServerStatements.Parameter(0)[..5]}", statement.Sql, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_commit_writes_are_columns_of_every_database()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var tables = context.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name);

        foreach (var change in CommitTables.All)
        {
            Assert.All(change.Columns, column => Assert.NotNull(tables[change.Table].FindColumn(column.Name)));
            if (change.Kind != ChangeKind.Insert) continue;
            var needed = tables[change.Table].Columns.Where(column => !column.IsNullable).Select(column => column.Name);
            Assert.Empty(needed.Except(change.Columns.Select(column => column.Name)));
        }
    }

    [Fact]
    public void Statements_of_their_own_for_sql_server_are_sql()
    {
        var dialect = new SqlServerDialect("Server=none");

        Assert.Empty(Faults(string.Format(System.Globalization.CultureInfo.InvariantCulture, dialect.LeaseJobs, "@p0", "@p1", "@p2")));
        Assert.Empty(Faults(string.Format(System.Globalization.CultureInfo.InvariantCulture, dialect.NextInSeries, "@p0")));
    }

    [Fact]
    public void A_commits_rows_for_sql_server_are_json_in_the_order_of_the_columns()
    {
        var rows = new CommitRows();
        var id = Guid.NewGuid();
        rows.Timers.Add(new Rows.TimerRow { CaseId = id, Number = 7, DueAt = new DateTime(2026, 3, 2, 8, 0, 0, 5, DateTimeKind.Utc) });

        var timers = CommitTables.All.Single(change => change is { Table: "timers", Kind: ChangeKind.Insert });

        Assert.Equal($"[[\"{id}\",7,\"2026-03-02T08:00:00.0050000\"]]", SqlServerStatements.Rows(timers, rows));
    }

    private static IEnumerable<string> Faults(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var faults);
        return faults.Select(fault => $"{fault.Line}: {fault.Message}");
    }
}
