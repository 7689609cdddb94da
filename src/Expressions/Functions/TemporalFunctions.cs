using System.Globalization;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Making dates, times and durations (DMN 1.5, table 74) and asking about them (tables 78 and 80).</summary>
internal static class TemporalFunctions
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Add("date(from)", (a, frame) => Arguments.Single(a[0]) switch
        {
            TextValue { Text: var text } => Days.Read(text) ?? (Value)frame.Fault($"\"{Moments.Short(text)}\" is not a date such as 2026-12-31 ({Days.Range})."),
            DateTimeValue moment => Moments.DayOf(moment),
            DateValue date => date,
            var other => Arguments.Wrong("A string or a date and time", other),
        });
        catalogue.Add("date(year, month, day)", (a, frame) => Date(a[0], a[1], a[2]) ?? (Value)frame.Fault($"Year, month and day of a calendar day ({Days.Range}) were expected."));
        catalogue.Add("time(from)", (a, _) => Arguments.Single(a[0]) switch
        {
            TextValue { Text: var text } => Moments.ReadTime(text.StartsWith('T') ? text[1..] : text),
            TimeValue time => time,
            // Without a day a zone has its standard offset, as where a time is written with it.
            DateTimeValue moment => Moments.TimeOf(moment),
            DateValue => new TimeValue(TimeOnly.MinValue, TimeSpan.Zero, null),
            var other => Arguments.Wrong("A string, a time or a date and time", other),
        });
        catalogue.Add("time(hour, minute, second, offset?)", TimeOf);
        catalogue.Add("date and time(from)", (a, _) => Arguments.Single(a[0]) switch
        {
            TextValue { Text: var text } => Moments.ReadDateTime(text),
            DateTimeValue moment => moment,
            DateValue date => Moments.Midnight(date),
            var other => Arguments.Wrong("A string", other),
        });
        catalogue.Add("date and time(date, time)", Joined);
        catalogue.Add("duration(from)", (a, _) => Arguments.Single(a[0]) switch
        {
            TextValue { Text: var text } => Durations.Read(text),
            DaysTimeDurationValue or YearsMonthsDurationValue => Arguments.Single(a[0])!,
            var other => Arguments.Wrong("A string", other),
        });
        catalogue.Add("years and months duration(from, to)", (a, _) => Day(a[0]) is { } from && Day(a[1]) is { } to
            ? new YearsMonthsDurationValue(MonthsBetween(from, to)) : Arguments.Wrong("Two dates", a[0]));
        catalogue.Add("is(value1, value2)", (a, _) => Value.Of(Is(a[0]!, a[1]!)));
        OfDay(catalogue, "day of year", date => Value.Of(date.DayOfYear));
        OfDay(catalogue, "day of week", date => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(date.DayOfWeek)));
        OfDay(catalogue, "month of year", date => Value.Of(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month)));
        OfDay(catalogue, "week of year", date => Value.Of(ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue))));
    }

    private static void OfDay(Catalogue catalogue, string name, Func<DateOnly, Value> body) =>
        catalogue.Add(name + "(date)", (a, _) => Day(Arguments.Single(a[0])) is { } date ? body(date.Date) : Arguments.Wrong("A date", a[0]));

    private static DateValue? Day(Value? value) => value switch
    {
        DateValue date => date,
        DateTimeValue moment => Moments.DayOf(moment),
        _ => null,
    };

    private static DateValue? Date(Value? year, Value? month, Value? day) =>
        Arguments.Whole(Arguments.Single(year)) is { } y && Arguments.Whole(Arguments.Single(month)) is { } m && Arguments.Whole(Arguments.Single(day)) is { } d ? Days.Of(y, m, d) : null;

    private static Value TimeOf(Value?[] a, Frame frame)
    {
        var wrong = "Hour (0 to 23), minute (0 to 59), second (0 to below 60) and an offset (within 18 hours) were expected.";
        if (Arguments.Whole(a[0]) is not (>= 0 and <= 23 and var hour) || Arguments.Whole(a[1]) is not (>= 0 and <= 59 and var minute)) return frame.Fault(wrong);
        if (a[2] is not NumberValue { Number: var seconds } || seconds.Sign < 0 || seconds >= 60m || seconds.ToDecimal() is not (< 60 and var second)) return frame.Fault(wrong);
        if (a[3] is not (null or NullValue or DaysTimeDurationValue)) return frame.Fault(wrong);
        var offset = (a[3] as DaysTimeDurationValue)?.Length;
        if (offset is { } length && length.Duration() > TimeSpan.FromHours(18)) return frame.Fault(wrong);
        return Moments.Time((((hour * 60L) + minute) * 60 * Durations.NanosecondsOfSecond) + (long)(second * Durations.NanosecondsOfSecond), offset, null);
    }

    private static Value Joined(Value?[] a, Frame frame)
    {
        if (Day(Arguments.Single(a[0])) is not { } date) return Arguments.Wrong("A date", a[0]);
        return Arguments.Single(a[1]) is TimeValue time ? Moments.At(date, time.Time, time.Offset, time.Zone, time.Nanoseconds) : Arguments.Wrong("A time", a[1]);
    }

    private static long MonthsBetween(DateValue from, DateValue to)
    {
        if (Days.Number(from) > Days.Number(to)) return -MonthsBetween(to, from);
        return ((Days.Year(to) - Days.Year(from)) * 12) + to.Date.Month - from.Date.Month - (to.Date.Day < from.Date.Day ? 1 : 0);
    }

    /// <summary>The very same, down to kind, offset and zone.</summary>
    private static bool Is(Value a, Value b) => (a, b) switch
    {
        (DateTimeValue x, DateTimeValue y) => x.Moment == y.Moment && x.Nanoseconds == y.Nanoseconds && x.Eras == y.Eras && x.Offset == y.Offset && x.Zone == y.Zone,
        (TimeValue x, TimeValue y) => x.Time == y.Time && x.Nanoseconds == y.Nanoseconds && x.Offset == y.Offset && x.Zone == y.Zone,
        _ => Comparison.Equal(a, b) is true,
    };
}
