namespace WorkflowHub.Storage.Commits;

internal enum ColumnKind { Uuid, Text, Json, Int, Long, Moment, Flag }

/// <summary>A column that a commit writes, and where its value comes from.</summary>
internal abstract class Column<TRow>(string name, ColumnKind kind)
{
    public string Name { get; } = name;
    public ColumnKind Kind { get; } = kind;

    public abstract object? Of(TRow row);

    /// <summary>The column's values of all rows, as an array of its own type.</summary>
    public abstract Array Of(List<TRow> rows);
}

internal sealed class Column<TRow, TValue>(string name, ColumnKind kind, Func<TRow, TValue> value) : Column<TRow>(name, kind)
{
    public override object? Of(TRow row) => value(row);

    public override Array Of(List<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return values;
    }
}
