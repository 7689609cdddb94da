namespace WorkflowHub.Storage.Commits;

internal enum ChangeKind
{
    Insert,

    /// <summary>Inserts what is not there yet.</summary>
    InsertMissing,

    /// <summary>Sets columns of the rows whose keys match.</summary>
    Update,

    /// <summary>Like <see cref="Update"/>; every row must be found, or the transaction is refused.</summary>
    UpdateEach,

    Delete,
}

/// <summary>One kind of change that a commit makes to one table; each database writes it in its own words.</summary>
internal abstract class TableChange(string table, ChangeKind kind, IReadOnlyList<(string Name, ColumnKind Kind)> keys, IReadOnlyList<(string Name, ColumnKind Kind)> sets)
{
    public string Table { get; } = table;
    public ChangeKind Kind { get; } = kind;

    /// <summary>Columns that find the row; none for an insert.</summary>
    public IReadOnlyList<(string Name, ColumnKind Kind)> Keys { get; } = keys;

    /// <summary>Columns that are written.</summary>
    public IReadOnlyList<(string Name, ColumnKind Kind)> Sets { get; } = sets;

    /// <summary>Keys, then sets: the order of <see cref="Value"/> and <see cref="Values"/>.</summary>
    public IReadOnlyList<(string Name, ColumnKind Kind)> Columns { get; } = [.. keys, .. sets];

    public abstract int Count(CommitRows rows);
    public abstract object? Value(CommitRows rows, int row, int column);
    public abstract Array Values(CommitRows rows, int column);
}

internal sealed class TableChange<TRow>(string table, ChangeKind kind, Func<CommitRows, List<TRow>> of, Column<TRow>[] keys, Column<TRow>[] sets)
    : TableChange(table, kind, [.. keys.Select(key => (key.Name, key.Kind))], [.. sets.Select(set => (set.Name, set.Kind))])
{
    private readonly Column<TRow>[] columns = [.. keys, .. sets];

    public override int Count(CommitRows rows) => of(rows).Count;
    public override object? Value(CommitRows rows, int row, int column) => columns[column].Of(of(rows)[row]);
    public override Array Values(CommitRows rows, int column) => columns[column].Of(of(rows));
}
