namespace WorkflowHub.Expressions.Dmn;

/// <summary>
/// Finds the rules of a long table whose cells hold for given inputs without asking each: a set of rules for each stretch between the
/// literals of a column, or for each text. What a cell with other tests says is asked for the rules that are left.
/// </summary>
internal sealed class TableIndex
{
    private const int MinRules = 16;
    private readonly ColumnIndex?[] columns;
    private readonly int count;

    private TableIndex(ColumnIndex?[] columns, int count)
    {
        this.columns = columns;
        this.count = count;
    }

    /// <summary>Null for a short table, and where no column can be indexed.</summary>
    public static TableIndex? Of(TableRule[] rules, int inputs)
    {
        if (rules.Length < MinRules) return null;
        var columns = new ColumnIndex?[inputs];
        for (var i = 0; i < inputs; i++) columns[i] = ColumnIndex.Of([.. rules.Select(rule => rule.Tests[i])]);
        return Array.Exists(columns, column => column is not null) ? new TableIndex(columns, rules.Length) : null;
    }

    /// <summary>The rules that no indexed cell excludes, as bits.</summary>
    public ulong[] Candidates(Value[] values)
    {
        var left = new ulong[(count + 63) / 64];
        Array.Fill(left, ulong.MaxValue);
        if (count % 64 != 0) left[^1] = (1UL << (count % 64)) - 1;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i]?.Find(values[i]) is not { } holding) continue;
            for (var word = 0; word < left.Length; word++) left[word] &= holding[word];
        }
        return left;
    }

    /// <summary>Whether the cell of a candidate has been judged by the index.</summary>
    public bool HasJudged(int input, int rule, Value value) => columns[input] is { } column && column.Takes(value) && column.IsIndexed(rule);
}
