using Microsoft.Data.Sqlite;

namespace WorkflowHub.Storage.Commits;

/// <summary>A change in SQLite's words, prepared once, run for each row.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly TableChange change;
    private readonly SqliteCommand command;
    private readonly SqliteParameter[] parameters;

    public SqliteStatement(SqliteConnection connection, TableChange change)
    {
        this.change = change;
        command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names in this program alone.
        command.CommandText = Sql(change);
#pragma warning restore CA2100
        parameters = [.. change.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$c{i}" }))];
    }

    public void Within(SqliteTransaction transaction) => command.Transaction = transaction;

    /// <returns>False when a row that had to be found was not.</returns>
    public bool Execute(CommitRows rows)
    {
        for (var row = 0; row < change.Count(rows); row++)
        {
            for (var column = 0; column < parameters.Length; column++) parameters[column].Value = change.Value(rows, row, column) ?? DBNull.Value;
            if (command.ExecuteNonQuery() == 0 && change.Kind == ChangeKind.UpdateEach) return false;
        }
        return true;
    }

    public void Dispose() => command.Dispose();

    private static string Sql(TableChange change)
    {
        var names = string.Join(", ", change.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", change.Columns.Select((_, i) => $"$c{i}"));
        var found = string.Join(" AND ", change.Keys.Select((key, i) => $"\"{key.Name}\" = $c{i}"));
        var sets = string.Join(", ", change.Sets.Select((set, i) => $"\"{set.Name}\" = $c{change.Keys.Count + i}"));
        return change.Kind switch
        {
            ChangeKind.Insert => $"INSERT INTO {change.Table} ({names}) VALUES ({values})",
            ChangeKind.InsertMissing => $"INSERT INTO {change.Table} ({names}) VALUES ({values}) ON CONFLICT DO NOTHING",
            ChangeKind.Update or ChangeKind.UpdateEach => $"UPDATE {change.Table} SET {sets} WHERE {found}",
            ChangeKind.Delete => $"DELETE FROM {change.Table} WHERE {found}",
            _ => throw new InvalidOperationException($"{change.Kind} of {change.Table}"),
        };
    }
}
