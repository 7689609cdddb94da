using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowHub.Engine.Calendar;

/// <summary>
/// A length in working time: either whole working days, each of which counts as one however long its hours are, or working hours. The two do not mix,
/// because a working day has no fixed length.
/// </summary>
public sealed partial record WorkingTime : Allowance
{
    private const int MostDays = 36_600;

    private WorkingTime(int days, TimeSpan hours) => (Days, Hours) = (days, hours);

    public int Days { get; }
    public TimeSpan Hours { get; }

    /// <param name="days">From 0 to a hundred years.</param>
    public static WorkingTime OfDays(int days) => days is >= 0 and <= MostDays
        ? new(days, TimeSpan.Zero)
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"Working days are from 0 to {MostDays}.");

    /// <param name="hours">Not negative, at most a hundred years.</param>
    public static WorkingTime OfHours(TimeSpan hours) => hours >= TimeSpan.Zero && hours.TotalDays <= MostDays
        ? new(0, hours)
        : throw new ArgumentOutOfRangeException(nameof(hours), hours, $"Working hours are from 0 to {MostDays} days.");

    [GeneratedRegex(@"^(?<n>\d{1,7}) working (?<unit>day|hour|minute)s?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    /// <summary>Reads <c>2 working days</c>, <c>4 working hours</c> or <c>90 working minutes</c>; null for anything else.</summary>
    public static new WorkingTime? Read(string text)
    {
        if (text.Length > 40 || Shape().Match(text) is not { Success: true } parts) return null;
        var number = int.Parse(parts.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        if (parts.Groups["unit"].Value == "day") return number <= MostDays ? OfDays(number) : null;
        var hours = parts.Groups["unit"].Value == "hour" ? TimeSpan.FromHours(number) : TimeSpan.FromMinutes(number);
        return hours.TotalDays <= MostDays ? OfHours(hours) : null;
    }

    public override string ToString()
    {
        if (Days > 0) return Written(Days, "day");
        return Hours.Ticks % TimeSpan.TicksPerHour == 0 ? Written((long)Hours.TotalHours, "hour") : Written((long)Hours.TotalMinutes, "minute");
    }

    private static string Written(long number, string unit) => $"{number.ToString(CultureInfo.InvariantCulture)} working {unit}{(number == 1 ? "" : "s")}";
}
