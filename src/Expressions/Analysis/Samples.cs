using System.Collections.Immutable;

namespace WorkflowHub.Expressions.Analysis;

/// <summary>
/// Values that stand for all: each literal, one value between each two neighbours, one below the first and one above the last. Conditions
/// that compare with literals judge every value as they judge one of these.
/// </summary>
internal static class Samples
{
    public static ImmutableArray<Value> Of(FeelType type, IEnumerable<Value> literals)
    {
        while (type is FeelType.Defined defined) type = defined.Base;
        var known = literals.Where(literal => !literal.IsNull && (type == FeelType.Any || type.Has(literal))).Distinct().ToList();
        var samples = new List<Value>();
        samples.AddRange(Around(known.OfType<NumberValue>().Select(value => value.Number), type == FeelType.Number, Number));
        samples.AddRange(Around(known.OfType<DateValue>().Select(value => (decimal)Days.Number(value)), type == FeelType.Date, number => Days.FromNumber((Int128)number)));
        samples.AddRange(Around(known.OfType<DaysTimeDurationValue>().Select(value => (decimal)value.Length.Ticks), type == FeelType.DaysTime, ticks => Durations.Seconds(ticks / TimeSpan.TicksPerSecond)));
        samples.AddRange(Around(known.OfType<YearsMonthsDurationValue>().Select(value => (decimal)value.Months), type == FeelType.YearsMonths, months => Durations.Months(decimal.Truncate(months))));
        if (type == FeelType.Boolean || known.Exists(value => value is BooleanValue)) samples.AddRange([Value.True, Value.False]);
        var texts = known.OfType<TextValue>().ToList();
        samples.AddRange(texts);
        if (type == FeelType.Text || texts.Count > 0) samples.Add(Other(texts));
        samples.AddRange(known.Where(value => value is TimeValue or DateTimeValue));
        return samples.Count == 0 ? [Value.Null] : [.. samples.Distinct()];
    }

    private static NumberValue Number(decimal number) => new(number);

    private static IEnumerable<Value> Around(IEnumerable<decimal> literals, bool wanted, Func<decimal, Value?> make)
    {
        var points = literals.Order().ToList();
        if (points.Count == 0) return wanted && make(0) is { } zero ? [zero] : [];
        var numbers = new List<decimal> { points[0] - 1 };
        for (var i = 0; i < points.Count; i++)
        {
            numbers.Add(points[i]);
            numbers.Add(i + 1 < points.Count ? Between(points[i], points[i + 1]) : points[i] + 1);
        }
        return numbers.Select(make).OfType<Value>();
    }

    // A whole number where there is one: it reads better as an example.
    private static decimal Between(decimal low, decimal high) =>
        decimal.Floor(low) + 1 < high ? decimal.Floor(low) + 1 : low + ((high - low) / 2);

    private static Value Other(List<TextValue> texts)
    {
        var other = "other";
        while (texts.Exists(text => text.Text == other)) other += "_";
        return Value.Of(other);
    }
}
