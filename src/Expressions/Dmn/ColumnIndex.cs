using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>One column of a long table: which rules' cells hold for a number, a day or a text.</summary>
internal sealed class ColumnIndex
{
    // Sets of rules that an index may hold in all, in words of 64.
    private const long MaxWords = 2_000_000;
    private readonly Kind kind;
    private readonly bool[] indexed;
    private readonly FeelNumber[] points;
    private readonly ulong[][] stretches;
    private readonly Dictionary<string, ulong[]> texts = new(StringComparer.Ordinal);
    private readonly ulong[] otherText;

    private enum Kind { None, Number, Day, Text }

    /// <summary>A test of a cell: from one literal to another; of a text, the text itself.</summary>
    private readonly record struct Test(FeelNumber? From, FeelNumber? To, bool FromIncluded, bool ToIncluded, string? Text = null);

    private ColumnIndex(Kind kind, UnaryTests?[] cells, List<Test>?[] read, FeelNumber[] points)
    {
        this.kind = kind;
        this.points = points;
        indexed = new bool[cells.Length];
        var words = (cells.Length + 63) / 64;
        otherText = new ulong[words];
        stretches = new ulong[kind == Kind.Text ? 0 : (2 * points.Length) + 1][];
        for (var i = 0; i < stretches.Length; i++) stretches[i] = new ulong[words];
        foreach (var text in read.SelectMany(tests => tests ?? []).Select(test => test.Text).OfType<string>()) texts.TryAdd(text, new ulong[words]);
        for (var rule = 0; rule < cells.Length; rule++) Put(rule, cells[rule], read[rule]);
    }

    public static ColumnIndex? Of(UnaryTests?[] cells)
    {
        var kind = cells.Select(KindOf).FirstOrDefault(found => found != Kind.None);
        if (kind == Kind.None) return null;
        var read = Array.ConvertAll(cells, cell => Read(cell, kind));
        FeelNumber[] points = [.. read.SelectMany(tests => tests ?? []).SelectMany(test => new[] { test.From, test.To }).OfType<FeelNumber>().Distinct().Order()];
        var sets = kind == Kind.Text ? read.Sum(tests => tests?.Count ?? 0) : (2L * points.Length) + 1;
        return sets * ((cells.Length + 63) / 64) <= MaxWords ? new ColumnIndex(kind, cells, read, points) : null;
    }

    public bool IsIndexed(int rule) => indexed[rule];

    public bool Takes(Value value) => kind == value switch { NumberValue => Kind.Number, DateValue => Kind.Day, TextValue => Kind.Text, _ => Kind.None };

    /// <summary>The rules whose cells hold for the value, or may hold; null where the value is of another kind.</summary>
    public ulong[]? Find(Value value)
    {
        if (!Takes(value)) return null;
        if (value is TextValue text) return texts.GetValueOrDefault(text.Text, otherText);
        var place = Array.BinarySearch(points, Point(value)!.Value);
        return stretches[place >= 0 ? (2 * place) + 1 : 2 * ~place];
    }

    private void Put(int rule, UnaryTests? cell, List<Test>? tests)
    {
        var all = kind == Kind.Text ? [.. texts.Values, otherText] : stretches;
        // A cell that could not be compiled never holds.
        indexed[rule] = cell is null || cell.IsAny || tests is not null;
        if (cell is null) return;
        if (tests is null || cell.IsAny || cell.IsNegated)
            foreach (var set in all) Set(set, rule);
        if (tests is null) return;
        foreach (var test in tests)
        {
            if (test.Text is { } text) Change(texts[text], rule, cell.IsNegated);
            else for (var at = First(test); at <= Last(test); at++) Change(stretches[at], rule, cell.IsNegated);
        }
    }

    private int First(Test test) => test.From is { } from ? (2 * Array.BinarySearch(points, from)) + (test.FromIncluded ? 1 : 2) : 0;

    private int Last(Test test) => test.To is { } to ? (2 * Array.BinarySearch(points, to)) + (test.ToIncluded ? 1 : 0) : stretches.Length - 1;

    private static void Set(ulong[] set, int rule) => set[rule / 64] |= 1UL << (rule % 64);

    private static void Change(ulong[] set, int rule, bool away)
    {
        if (away) set[rule / 64] &= ~(1UL << (rule % 64));
        else Set(set, rule);
    }

    private static FeelNumber? Point(Value? value) => value switch { NumberValue number => number.Number, DateValue day => (decimal)Days.Number(day), _ => null };

    private static Kind KindOf(UnaryTests? cell)
    {
        if (cell is null) return Kind.None;
        foreach (var kind in new[] { Kind.Number, Kind.Day, Kind.Text })
            if (Read(cell, kind) is { Count: > 0 }) return kind;
        return Kind.None;
    }

    /// <summary>The tests of a cell, when all are literals of the kind or ranges between such; null otherwise.</summary>
    private static List<Test>? Read(UnaryTests? cell, Kind kind)
    {
        var tests = new List<Test>();
        if (cell is null) return tests;
        foreach (var alternative in cell.Alternatives)
        {
            if (ReadOne(alternative.Value, kind) is not { } test) return null;
            tests.Add(test);
        }
        return tests;
    }

    private static Test? ReadOne(Node node, Kind kind)
    {
        if (node is Literal { Value: var value })
        {
            if (kind == Kind.Text) return value is TextValue text ? new Test(null, null, false, false, text.Text) : null;
            return Is(value, kind) ? new Test(Point(value), Point(value), true, true) : null;
        }
        if (kind == Kind.Text || node is not RangeNode { IsIntervalOfLiterals: true } range) return null;
        if ((range.StartLiteral is { } start && !Is(start, kind)) || (range.EndLiteral is { } end && !Is(end, kind))) return null;
        return new Test(Point(range.StartLiteral), Point(range.EndLiteral), range.StartIncluded, range.EndIncluded);
    }

    private static bool Is(Value value, Kind kind) => kind == Kind.Number ? value is NumberValue : value is DateValue;
}
