using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WorkflowHub.Storage.Commits;

/// <summary>Changes in SQL Server's words: a statement for all rows of a change, the rows one JSON text of arrays.</summary>
internal static class SqlServerStatements
{
    public const int Stale = 50001;

    public static readonly IReadOnlyList<(TableChange Change, string Sql)> All =
        [.. CommitTables.All.Select((change, number) => (change, Sql(change, Parameter(number))))];

    public static string Parameter(int change) => string.Create(CultureInfo.InvariantCulture, $"@rows{change}");

    /// <summary>The statements as one transaction that is given up whole when one of them fails.</summary>
    public static string Transaction(IEnumerable<string> statements) =>
        $"SET XACT_ABORT ON; SET NOCOUNT OFF; BEGIN TRANSACTION;\n{string.Join('\n', statements)}\nCOMMIT TRANSACTION;";

    public static string Rows(TableChange change, CommitRows rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            for (var row = 0; row < change.Count(rows); row++)
            {
                writer.WriteStartArray();
                for (var column = 0; column < change.Columns.Count; column++) Write(writer, change.Value(rows, row, column));
                writer.WriteEndArray();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Sql(TableChange change, string parameter)
    {
        var names = string.Join(", ", change.Columns.Select(column => $"[{column.Name}]"));
        var values = string.Join(", ", change.Columns.Select((_, i) => $"given.c{i}"));
        var types = string.Join(", ", change.Columns.Select((column, i) => $"c{i} {TypeOf(column.Kind)} '$[{i}]'"));
        var rows = $"OPENJSON({parameter}) WITH ({types}) AS given";
        var found = string.Join(" AND ", change.Keys.Select((key, i) => $"stored.[{key.Name}] = given.c{i}{Collation(key.Kind)}"));
        var sets = string.Join(", ", change.Sets.Select((set, i) => $"[{set.Name}] = given.c{change.Keys.Count + i}"));
        var update = $"UPDATE stored SET {sets} FROM {change.Table} AS stored INNER JOIN {rows} ON {found};";
        return change.Kind switch
        {
            ChangeKind.Insert => $"INSERT INTO {change.Table} ({names}) SELECT {values} FROM {rows};",
            ChangeKind.InsertMissing =>
                $"INSERT INTO {change.Table} ({names}) SELECT DISTINCT {values} FROM {rows} WHERE NOT EXISTS (SELECT 1 FROM {change.Table} AS stored WHERE {found});",
            ChangeKind.Update => update,
            ChangeKind.UpdateEach => $"{update} IF @@ROWCOUNT <> (SELECT COUNT(*) FROM OPENJSON({parameter})) THROW {Stale}, 'stale', 1;",
            ChangeKind.Delete => $"DELETE stored FROM {change.Table} AS stored INNER JOIN {rows} ON {found};",
            _ => throw new InvalidOperationException($"{change.Kind} of {change.Table}"),
        };
    }

    /// <summary>Text out of JSON has the database's collation, ours has its own; compared, one has to be named.</summary>
    private static string Collation(ColumnKind kind) => kind == ColumnKind.Text ? $" COLLATE {Databases.SqlServerContext.Collation}" : "";

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case Guid id: writer.WriteStringValue(id); break;
            case DateTime moment: writer.WriteStringValue(moment.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture)); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case string text: writer.WriteStringValue(text); break;
            default: throw new InvalidOperationException($"No column has a {value.GetType().Name}.");
        }
    }

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Uuid => "uniqueidentifier",
        ColumnKind.Int => "int",
        ColumnKind.Long => "bigint",
        ColumnKind.Moment => "datetime2",
        ColumnKind.Flag => "bit",
        _ => "nvarchar(max)",
    };
}
