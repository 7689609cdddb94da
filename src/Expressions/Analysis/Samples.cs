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
        samples.AddRange(Around(known.OfType<DateValue>().Select(value => (FeelNumber)(decimal)Days.Number(value)), type == FeelType.Date, number => Days.FromNumber((Int128)number.ToDecimal())));
        samples.AddRange(Around(known.OfType<DaysTimeDurationValue>().Select(value => (FeelNumber)Durations.SecondsOf(value)), type == FeelType.DaysTime, seconds => Durations.Seconds(seconds.ToDecimal())));
        samples.AddRange(Around(known.OfType<YearsMonthsDurationValue>().Select(value => (FeelNumber)(decimal)value.Months), type == FeelType.YearsMonths, months => Durations.Months(months.ToDecimal())));
        if (type == FeelType.Boolean || known.Exists(value => value is BooleanValue)) samples.AddRange([Value.True, Value.False]);
        var texts = known.OfType<TextValue>().ToList();
        samples.AddRange(texts);
        if (type == FeelType.Text || texts.Count > 0) samples.Add(Other(texts));
        samples.AddRange(known.Where(value => value is TimeValue or DateTimeValue));
        return samples.Count == 0 ? [Value.Null] : [.. samples.Distinct()];
    }

    private static NumberValue Number(FeelNumber number) => new(number);

    private static IEnumerable<Value> Around(IEnumerable<FeelNumber> literals, bool wanted, Func<FeelNumber, Value?> make)
    {
        var points = literals.Order().ToList();
        if (points.Count == 0) return wanted && make(0m) is { } zero ? [zero] : [];
        var numbers = new List<FeelNumber> { Reckoning.Subtract(points[0], 1m) };
        for (var i = 0; i < points.Count; i++)
        {
            numbers.Add(points[i]);
            numbers.Add(i + 1 < points.Count ? Between(points[i], points[i + 1]) : Reckoning.Add(points[i], 1m));
        }
        return numbers.Where(number => !number.IsNone).Select(make).OfType<Value>();
    }

    // A whole number where there is one: it reads better as an example.
    private static FeelNumber Between(FeelNumber low, FeelNumber high)
    {
        var whole = Reckoning.Add(Reckoning.Round(low, 0, Rounding.Floor), 1m);
        return low < whole && whole < high ? whole : Reckoning.Add(low, Reckoning.Multiply(Reckoning.Subtract(high, low), 0.5m));
    }

    private static Value Other(List<TextValue> texts)
    {
        var other = "other";
        while (texts.Exists(text => text.Text == other)) other += "_";
        return Value.Of(other);
    }
}
