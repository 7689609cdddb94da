using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowHub.Expressions;

/// <summary>Reading durations. Days and time are held to 100 nanoseconds, up to about 29,000 years.</summary>
internal static partial class Durations
{
    [GeneratedRegex(@"^(-)?P(?:(\d{1,18})Y)?(?:(\d{1,18})M)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearsMonths();

    [GeneratedRegex(@"^(-)?P(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18}(?:\.\d{0,9})?)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DaysTime();

    public static Value Read(string text)
    {
        if (text.Length > 100 || text.EndsWith('P') || text.EndsWith('T')) return Wrong(text);
        if (YearsMonths().Match(text) is { Success: true } months)
        {
            var total = (Number(months.Groups[2]) * 12) + Number(months.Groups[3]);
            return Months(months.Groups[1].Success ? -total : total);
        }
        if (DaysTime().Match(text) is not { Success: true } parts) return Wrong(text);
        var seconds = (Number(parts.Groups[2]) * 86_400) + (Number(parts.Groups[3]) * 3_600) + (Number(parts.Groups[4]) * 60) + Number(parts.Groups[5]);
        return Seconds(parts.Groups[1].Success ? -seconds : seconds);
    }

    public static Value Months(decimal months) => Math.Abs(months) < 1_000_000_000_000m
        ? new YearsMonthsDurationValue((long)months)
        : new NullValue("A duration of years and months is longer than can be held.");

    public static Value Seconds(decimal seconds) => Math.Abs(seconds) < 900_000_000_000m
        ? new DaysTimeDurationValue(new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond)))
        : new NullValue("A duration of days and time is longer than can be held.");

    public static decimal SecondsOf(TimeSpan length) => (decimal)length.Ticks / TimeSpan.TicksPerSecond;

    private static decimal Number(Group group) => group.Success ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static NullValue Wrong(string text) => new($"\"{Moments.Short(text)}\" is not a duration such as P1DT2H or P1Y6M.");
}
