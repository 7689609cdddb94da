using System.Collections.Immutable;
using System.Globalization;

namespace WorkflowHub.Engine.Calendar;

/// <summary>A stretch of work within one day, by the wall clock, from (included) to (excluded). A night shift is two: <c>22:00-24:00</c> and <c>00:00-06:00</c>.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="To">Since midnight; 24 hours is the end of the day.</param>
internal readonly record struct WorkHours(TimeSpan From, TimeSpan To)
{
    private const int MostStretches = 24;

    /// <summary>Reads <c>08:00-12:00 13:00-17:00</c>, in order and without overlap; null when it is not that.</summary>
    public static ImmutableArray<WorkHours>? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > MostStretches) return null;
        var hours = ImmutableArray.CreateBuilder<WorkHours>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Length != 11 || part[5] != '-' || Clock(part.AsSpan(0, 5)) is not { } from || Clock(part.AsSpan(6)) is not { } to) return null;
            if (from >= to || (hours.Count > 0 && from < hours[^1].To)) return null;
            hours.Add(new WorkHours(from, to));
        }
        return hours.MoveToImmutable();
    }

    private static TimeSpan? Clock(ReadOnlySpan<char> text)
    {
        if (text is "24:00") return TimeSpan.FromDays(1);
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
    }
}
