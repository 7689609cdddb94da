using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>What stands behind a dot: entries of contexts, parts of dates, times, durations and ranges (DMN 1.5, table 65).</summary>
internal static class Properties
{
    public static Value Of(Value value, string name, Frame frame)
    {
        switch (value)
        {
            case ContextValue context: return context.TryGet(name, out var entry) ? entry : frame.Fault($"The context has no entry '{name}'.");
            case NullValue: return value;
            case ListValue list:
                if (!frame.Step(list.Items.Length)) return frame.Spent;
                var mapped = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
                foreach (var item in list.Items) mapped.Add(Of(item, name, frame));
                return frame.Keep(new ListValue(mapped.MoveToImmutable()));
            default: return Part(value, name) ?? frame.Fault($"{FeelType.Of(value)} has no '{name}'.");
        }
    }

    private static Value? Part(Value value, string name) => value switch
    {
        DateValue date => OfDay(date, name),
        DateTimeValue at => OfDay(Moments.DayOf(at), name) ?? OfClock(TimeOnly.FromDateTime(at.Moment), at.Offset, at.Zone, name),
        TimeValue time => OfClock(time.Time, time.Offset, time.Zone, name),
        DaysTimeDurationValue length => OfLength(Durations.SecondsOf(length), name),
        YearsMonthsDurationValue { Months: var months } => name switch
        {
            "years" => Value.Of(months / 12),
            "months" => Value.Of(months % 12),
            _ => null,
        },
        RangeValue range => name switch
        {
            "start" => range.Form == RangeForm.Except ? Value.Null : range.Start ?? Value.Null,
            "end" => range.Form == RangeForm.Except ? Value.Null : range.End ?? Value.Null,
            "start included" => Value.Of(range.StartIncluded),
            "end included" => Value.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    private static NumberValue? OfLength(decimal seconds, string name) => name switch
    {
        "days" => new NumberValue(decimal.Truncate(seconds / 86_400)),
        "hours" => new NumberValue(decimal.Truncate(seconds / 3_600) % 24),
        "minutes" => new NumberValue(decimal.Truncate(seconds / 60) % 60),
        "seconds" => new NumberValue(seconds % 60),
        _ => null,
    };

    private static NumberValue? OfDay(DateValue day, string name) => name switch
    {
        "year" => new NumberValue(Days.Year(day)),
        "month" => new NumberValue(day.Date.Month),
        "day" => new NumberValue(day.Date.Day),
        "weekday" => new NumberValue(day.Date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.Date.DayOfWeek),
        _ => null,
    };

    private static Value? OfClock(TimeOnly time, TimeSpan? offset, string? zone, string name) => name switch
    {
        "hour" => Value.Of(time.Hour),
        "minute" => Value.Of(time.Minute),
        "second" => Value.Of(time.Second),
        "time offset" => offset is { } length ? new DaysTimeDurationValue(length) : Value.Null,
        "timezone" => Value.Of(zone),
        _ => null,
    };
}
