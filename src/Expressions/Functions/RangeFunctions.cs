namespace WorkflowHub.Expressions.Functions;

/// <summary>How two ranges, or a point and a range, lie to each other (DMN 1.5, table 81), and reading a range.</summary>
internal static class RangeFunctions
{
    public static void AddTo(Catalogue catalogue)
    {
        Relate(catalogue, "before", "point1, point2", Span.Before);
        Relate(catalogue, "after", "point1, point2", (a, b) => Span.Before(b, a));
        Relate(catalogue, "meets", "range1, range2", (a, b) => a.EndIncluded && b.StartIncluded && Order(a.End, b.Start) == 0);
        Relate(catalogue, "met by", "range1, range2", (a, b) => a.StartIncluded && b.EndIncluded && Order(b.End, a.Start) == 0);
        Relate(catalogue, "overlaps", "range1, range2", (a, b) => !Span.Before(a, b) && !Span.Before(b, a));
        Relate(catalogue, "overlaps before", "range1, range2", OverlapsBefore);
        Relate(catalogue, "overlaps after", "range1, range2", (a, b) => OverlapsBefore(b, a));
        Relate(catalogue, "finishes", "point, range", Finishes);
        Relate(catalogue, "finished by", "range, point", (a, b) => Finishes(b, a));
        Relate(catalogue, "includes", "range, point", Includes);
        Relate(catalogue, "during", "point, range", (a, b) => Includes(b, a));
        Relate(catalogue, "starts", "point, range", Starts);
        Relate(catalogue, "started by", "range, point", (a, b) => Starts(b, a));
        Relate(catalogue, "coincides", "point1, point2", (a, b) =>
            Order(a.Start, b.Start) == 0 && Order(a.End, b.End) == 0 && a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded);
        catalogue.Add("range(from)", (a, frame) => Arguments.Single(a[0]) is TextValue { Text: var text }
            ? (Value?)Read(text) ?? frame.Fault($"\"{Moments.Short(text)}\" is not a range such as [1..10] between literals.") : Arguments.Wrong("A string", a[0]));
    }

    /// <summary>A range with both ends; a point is the range from itself to itself.</summary>
    private readonly record struct Span(Value Start, Value End, bool StartIncluded, bool EndIncluded, bool IsPoint)
    {
        public static Span? Of(Value? value) => value switch
        {
            RangeValue { Start: { } start, End: { } end } range when !start.IsNull && !end.IsNull => new Span(start, end, range.StartIncluded, range.EndIncluded, false),
            null or NullValue or RangeValue or ListValue or ContextValue or FunctionValue => null,
            _ => new Span(value, value, true, true, true),
        };

        public static bool Before(Span a, Span b) => Order(a.End, b.Start) is var order && (order < 0 || (order == 0 && !(a.EndIncluded && b.StartIncluded)));
    }

    private static int Order(Value a, Value b) => Comparison.Order(a, b) ?? int.MinValue;

    private static void Relate(Catalogue catalogue, string name, string parameters, Func<Span, Span, bool> relation) =>
        catalogue.Add($"{name}({parameters})", (a, _) =>
        {
            if (Span.Of(Arguments.Single(a[0])) is not { } left || Span.Of(Arguments.Single(a[1])) is not { } right) return Arguments.Wrong("Ranges or points", a[0]);
            return Comparison.Order(left.Start, right.Start) is null ? Arguments.Wrong("Ranges or points of one kind", a[1]) : Value.Of(relation(left, right));
        });

    /// <summary>a begins first and ends within b.</summary>
    private static bool OverlapsBefore(Span a, Span b)
    {
        var begins = Order(a.Start, b.Start) is var start && (start < 0 || (start == 0 && a.StartIncluded && !b.StartIncluded));
        var reaches = Order(a.End, b.Start) is var reach && (reach > 0 || (reach == 0 && a.EndIncluded && b.StartIncluded));
        var ends = Order(a.End, b.End) is var end && (end < 0 || (end == 0 && (!a.EndIncluded || b.EndIncluded)));
        return begins && reaches && ends;
    }

    private static bool Finishes(Span a, Span b)
    {
        if (a.IsPoint) return b.EndIncluded && Order(a.End, b.End) == 0;
        return a.EndIncluded == b.EndIncluded && Order(a.End, b.End) == 0 && (Order(a.Start, b.Start) > 0 || (Order(a.Start, b.Start) == 0 && (!a.StartIncluded || b.StartIncluded)));
    }

    private static bool Starts(Span a, Span b)
    {
        if (a.IsPoint) return b.StartIncluded && Order(a.Start, b.Start) == 0;
        return a.StartIncluded == b.StartIncluded && Order(a.Start, b.Start) == 0 && (Order(a.End, b.End) < 0 || (Order(a.End, b.End) == 0 && (!a.EndIncluded || b.EndIncluded)));
    }

    private static bool Includes(Span a, Span b)
    {
        var from = Order(a.Start, b.Start) is var start && (start < 0 || (start == 0 && (a.StartIncluded || !b.StartIncluded)));
        var to = Order(a.End, b.End) is var end && (end > 0 || (end == 0 && (a.EndIncluded || !b.EndIncluded)));
        return from && to;
    }

    /// <summary>Ends are literals or calls of constructors with literals, as in unary tests.</summary>
    private static RangeValue? Read(string text)
    {
        var compiled = Expression.Compile(text, Scope.Of());
        if (compiled.Expression is not { IsRangeLiteral: true } expression) return null;
        return expression.Evaluate(ContextValue.Empty) is RangeValue range && IsSound(range) ? range : null;
    }

    private static bool IsSound(RangeValue range)
    {
        if (range.Form != RangeForm.Interval || (range.Start is null && range.End is null)) return false;
        if (range.Start is { IsNull: true } || range.End is { IsNull: true }) return false;
        return range.Start is null || range.End is null || Comparison.Order(range.Start, range.End) <= 0;
    }
}
