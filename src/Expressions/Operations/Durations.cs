using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowHub.Expressions;

/// <summary>Reading durations. Days and time are held to the nanosecond, up to about 28,500 years.</summary>
internal static partial class Durations
{
    public const int NanosecondsOfTick = 100;
    public const long NanosecondsOfSecond = 1_000_000_000;
    private const long LongestSeconds = 900_000_000_000;

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

    /// <summary>What is finer than a nanosecond is left off.</summary>
    public static Value Seconds(decimal seconds) => Math.Abs(seconds) < LongestSeconds
        ? OfNanoseconds((Int128)(seconds * NanosecondsOfSecond)) : new NullValue("A duration of days and time is longer than can be held.");

    public static Value OfNanoseconds(Int128 nanoseconds)
    {
        if (Int128.Abs(nanoseconds) >= (Int128)LongestSeconds * NanosecondsOfSecond) return new NullValue("A duration of days and time is longer than can be held.");
        var (ticks, rest) = Int128.DivRem(nanoseconds, NanosecondsOfTick);
        return rest < 0 ? new DaysTimeDurationValue(new TimeSpan((long)ticks - 1), (int)rest + NanosecondsOfTick) : new DaysTimeDurationValue(new TimeSpan((long)ticks), (int)rest);
    }

    public static Int128 Nanoseconds(DaysTimeDurationValue duration) => ((Int128)duration.Length.Ticks * NanosecondsOfTick) + duration.Nanoseconds;

    public static decimal SecondsOf(DaysTimeDurationValue duration) => (decimal)Nanoseconds(duration) / NanosecondsOfSecond;

    public static string Write(DaysTimeDurationValue duration)
    {
        var nanoseconds = Int128.Abs(Nanoseconds(duration));
        var (seconds, fraction) = ((long)(nanoseconds / NanosecondsOfSecond), (long)(nanoseconds % NanosecondsOfSecond));
        var (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
        var time = (hours > 0 ? $"{hours}H" : "") + (minutes > 0 ? $"{minutes}M" : "") + (rest > 0 || fraction > 0 || seconds == 0 ? $"{rest}{Fraction(fraction)}S" : "");
        return (Nanoseconds(duration) < 0 ? "-P" : "P") + (days > 0 ? $"{days}D" : "") + (time.Length > 0 ? "T" + time : "");
    }

    /// <summary>A part of a second with its point, without zeros at the end; nothing for 0.</summary>
    public static string Fraction(long nanoseconds) =>
        nanoseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{nanoseconds:D9}").TrimEnd('0');

    private static decimal Number(Group group) => group.Success ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static NullValue Wrong(string text) => new($"\"{Moments.Short(text)}\" is not a duration such as P1DT2H or P1Y6M.");
}
