using System.Collections.Immutable;
using System.Globalization;

namespace WorkflowHub.Engine.Calendar;

/// <summary>What a day is: set hours (none for closed), or the hours of a day of the week (null for its own).</summary>
internal abstract record DayRule;

internal sealed record HoursRule(ImmutableArray<WorkHours> Hours) : DayRule;

internal sealed record LikeRule(DayOfWeek? Day) : DayRule;

/// <summary>The words of <see cref="CalendarRules"/>.</summary>
internal static class RulesReader
{
    private static readonly ImmutableDictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(
        day => day.ToString().ToLowerInvariant(), day => day, StringComparer.Ordinal);

    // A leap year, so that 02-29 is a day of the year.
    private const string LeapYear = "2000-";

    public static TimeZoneInfo? Zone(string id) =>
        id.Length is > 0 and < 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>A <see cref="DayOfWeek"/>, a (month, day) or a <see cref="DateOnly"/>; null for anything else.</summary>
    public static object? Key(string text)
    {
        if (Weekdays.TryGetValue(text, out var weekday)) return weekday;
        if (text.Length == 5 && Date(LeapYear + text) is { } yearly) return (yearly.Month, yearly.Day);
        return Date(text);
    }

    public static DayRule? Rule(string text) => text switch
    {
        "closed" => new HoursRule([]),
        "ordinary" => new LikeRule(null),
        _ when text.Length > 400 => null,
        _ when text.StartsWith("like ", StringComparison.Ordinal) => Weekdays.TryGetValue(text[5..], out var day) ? new LikeRule(day) : null,
        _ => WorkHours.Read(text) is { } hours ? new HoursRule(hours) : null,
    };

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
