using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

/// <summary>Calendars and moments written short.</summary>
internal static class Office
{
    public const string Hours = "08:00-12:00 13:00-17:00";

    public static CalendarRules Rules(string? zone, params (string Day, string What)[] days) =>
        new(zone, days.ToImmutableSortedDictionary(day => day.Day, day => day.What));

    /// <summary>Monday to Friday 08-12 and 13-17 with a short Saturday, a holiday, a holiday of each year and a make-up Sunday.</summary>
    public static WorkingCalendar In(string zone) => WorkingCalendar.Of([Rules(zone,
        ("saturday", "08:00-12:00"), ("2026-02-17", "closed"), ("2026-02-22", "like monday"), ("01-01", "closed"))]);

    /// <summary>A wall time in the calendar's zone, or a moment with an offset.</summary>
    public static DateTimeOffset At(WorkingCalendar calendar, string text)
    {
        if (text.EndsWith('Z') || text[^6] is '+' or '-' && text[^3] == ':') return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var wall = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new DateTimeOffset(wall, calendar.Zone.GetUtcOffset(wall));
    }

    public static string Text(WorkingCalendar calendar, DateTimeOffset? moment) => moment is { } at
        ? TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : "never";
}
