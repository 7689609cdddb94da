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
        DateValue { Date: var date } => OfDay(date.Year, date.Month, date.Day, date.DayOfWeek, name),
        DateTimeValue { Moment: var moment } at => OfDay(moment.Year, moment.Month, moment.Day, moment.DayOfWeek, name)
            ?? OfClock(TimeOnly.FromDateTime(moment), at.Offset, at.Zone, name),
        TimeValue time => OfClock(time.Time, time.Offset, time.Zone, name),
        DaysTimeDurationValue { Length: var length } => name switch
        {
            "days" => Value.Of(length.Days),
            "hours" => Value.Of(length.Hours),
            "minutes" => Value.Of(length.Minutes),
            "seconds" => Value.Of(Durations.SecondsOf(length) % 60),
            _ => null,
        },
        YearsMonthsDurationValue { Months: var months } => name switch
        {
            "years" => Value.Of(months / 12),
            "months" => Value.Of(months % 12),
            _ => null,
        },
        RangeValue range => name switch
        {
            "start" => range.Except ? Value.Null : range.Start ?? Value.Null,
            "end" => range.Except ? Value.Null : range.End ?? Value.Null,
            "start included" => Value.Of(range.StartIncluded),
            "end included" => Value.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    private static NumberValue? OfDay(int year, int month, int day, DayOfWeek weekday, string name) => name switch
    {
        "year" => new NumberValue(year),
        "month" => new NumberValue(month),
        "day" => new NumberValue(day),
        "weekday" => new NumberValue(weekday == DayOfWeek.Sunday ? 7 : (int)weekday),
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
