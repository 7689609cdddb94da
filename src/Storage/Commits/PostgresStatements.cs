using NpgsqlTypes;

namespace WorkflowHub.Storage.Commits;

/// <summary>Changes in PostgreSQL's words: a statement for all rows of a change, each column an array.</summary>
internal static class PostgresStatements
{
    public static readonly IReadOnlyList<(TableChange Change, string Sql)> All = [.. CommitTables.All.Select(change => (change, Sql(change)))];

    public static NpgsqlDbType ArrayOf(ColumnKind kind) => NpgsqlDbType.Array | kind switch
    {
        ColumnKind.Uuid => NpgsqlDbType.Uuid,
        ColumnKind.Int => NpgsqlDbType.Integer,
        ColumnKind.Long => NpgsqlDbType.Bigint,
        ColumnKind.Moment => NpgsqlDbType.TimestampTz,
        ColumnKind.Flag => NpgsqlDbType.Boolean,
        _ => NpgsqlDbType.Text,
    };

    private static string Sql(TableChange change)
    {
        var names = string.Join(", ", change.Columns.Select(column => $"\"{column.Name}\""));
        var given = $"unnest({string.Join(", ", change.Columns.Select((column, i) => $"${i + 1}::{TypeOf(column.Kind)}[]"))})";
        // Named by place: a revision is both what a row must have and what it gets.
        var rows = $"{given} AS given({string.Join(", ", change.Columns.Select((_, i) => $"c{i}"))})";
        var values = string.Join(", ", change.Columns.Select((column, i) => Value(column.Kind, i)));
        var found = string.Join(" AND ", change.Keys.Select((key, i) => $"stored.\"{key.Name}\" = given.c{i}"));
        var sets = string.Join(", ", change.Sets.Select((set, i) => $"\"{set.Name}\" = {Value(set.Kind, change.Keys.Count + i)}"));
        var update = $"UPDATE {change.Table} AS stored SET {sets} FROM {rows} WHERE {found}";
        return change.Kind switch
        {
            ChangeKind.Insert => $"INSERT INTO {change.Table} ({names}) SELECT {values} FROM {rows}",
            ChangeKind.InsertMissing => $"INSERT INTO {change.Table} ({names}) SELECT {values} FROM {rows} ON CONFLICT DO NOTHING",
            ChangeKind.Update => update,
            // A row that is not found divides by zero: so the whole transaction is refused without a question in between.
            ChangeKind.UpdateEach => $"WITH done AS ({update} RETURNING 1) SELECT 1 / CASE WHEN count(*) = cardinality($1) THEN 1 ELSE 0 END FROM done",
            ChangeKind.Delete => $"DELETE FROM {change.Table} AS stored USING {rows} WHERE {found}",
            _ => throw new InvalidOperationException($"{change.Kind} of {change.Table}"),
        };
    }

    private static string Value(ColumnKind kind, int column) => kind == ColumnKind.Json ? $"given.c{column}::jsonb" : $"given.c{column}";

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Uuid => "uuid",
        ColumnKind.Int => "int",
        ColumnKind.Long => "bigint",
        ColumnKind.Moment => "timestamptz",
        ColumnKind.Flag => "boolean",
        _ => "text",
    };
}
