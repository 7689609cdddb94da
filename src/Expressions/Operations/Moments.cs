using System.Globalization;

namespace WorkflowHub.Expressions;

/// <summary>Reading, ordering and moving dates and times (DMN 1.5, 10.3.2.3).</summary>
internal static class Moments
{
    public static DateOnly? ReadDate(ReadOnlySpan<char> text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static Value ReadTime(string text)
    {
        if (SplitZone(text) is not var (clock, offset, zone) || ReadClock(clock) is not { } time || time >= TimeSpan.FromDays(1))
            return new NullValue($"\"{Short(text)}\" is not a time such as 10:30:00, 10:30:00+02:00 or 10:30:00@Europe/Paris.");
        return Time(TimeOnly.FromTimeSpan(time), offset, zone);
    }

    public static TimeValue Time(TimeOnly time, TimeSpan? offset, string? zone) =>
        new(time, offset ?? (zone is null ? null : Zone(zone)?.BaseUtcOffset), zone);

    public static Value ReadDateTime(string text)
    {
        var at = text.IndexOf('T');
        if (at < 0 && ReadDate(text) is { } day) return new DateTimeValue(day.ToDateTime(TimeOnly.MinValue), null, null);
        if (at > 0 && ReadDate(text.AsSpan(0, at)) is { } date && SplitZone(text[(at + 1)..]) is var (clock, offset, zone)
            && ReadClock(clock) is { } time && Plus(date.ToDateTime(TimeOnly.MinValue), time) is { } moment)
            return DateTime(moment, offset, zone);
        return new NullValue($"\"{Short(text)}\" is not a date and time such as 2026-12-31T10:30:00 (years 0001 to 9999).");
    }

    public static DateTimeValue DateTime(DateTime moment, TimeSpan? offset, string? zone) =>
        new(moment, zone is null ? offset : OffsetAt(zone, moment), zone);

    private static TimeSpan? OffsetAt(string zone, DateTime moment) => Zone(zone)?.GetUtcOffset(moment);

    /// <summary>The date, time or duration that <c>@"…"</c> or a text stands for.</summary>
    public static Value Read(string text)
    {
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)) return Durations.Read(text);
        if (ReadDate(text) is { } date) return Value.Of(date);
        return text.Contains('T', StringComparison.Ordinal) && text.Length > 10 && text[10] == 'T' ? ReadDateTime(text) : ReadTime(text);
    }

    /// <summary>Ordered when both have an offset, by the moment; or when neither has one.</summary>
    public static int? Order(DateTimeValue a, DateTimeValue b)
    {
        if (a.Offset is null != b.Offset is null) return null;
        return (a.Moment.Ticks - (a.Offset ?? default).Ticks).CompareTo(b.Moment.Ticks - (b.Offset ?? default).Ticks);
    }

    public static int? Order(TimeValue a, TimeValue b)
    {
        if (a.Offset is null != b.Offset is null) return null;
        return (a.Time.Ticks - (a.Offset ?? default).Ticks).CompareTo(b.Time.Ticks - (b.Offset ?? default).Ticks);
    }

    public static DateTime? Plus(DateTime moment, TimeSpan length)
    {
        var ticks = (Int128)moment.Ticks + length.Ticks;
        return ticks < 0 || ticks > System.DateTime.MaxValue.Ticks ? null : new DateTime((long)ticks);
    }

    /// <summary>In a zone with summer time the time that passes counts, not the hands of the clock.</summary>
    public static DateTimeValue? Later(DateTimeValue start, TimeSpan length)
    {
        if (start.Zone is null || Zone(start.Zone) is not { } zone || start.Offset is not { } offset)
            return Plus(start.Moment, length) is { } local ? start with { Moment = local } : null;
        if (Plus(start.Moment, -offset) is not { } utc || Plus(utc, length) is not { } later) return null;
        var newOffset = zone.GetUtcOffset(System.DateTime.SpecifyKind(later, DateTimeKind.Utc));
        return Plus(later, newOffset) is { } moment ? new DateTimeValue(moment, newOffset, start.Zone) : null;
    }

    public static DateTime? Plus(DateTime moment, long months)
    {
        var total = (Int128)moment.Year * 12 + (moment.Month - 1) + months;
        return total < 12 || total >= 10_000 * 12 ? null : moment.AddMonths((int)months);
    }

    /// <summary>A known IANA zone, or null.</summary>
    public static TimeZoneInfo? Zone(string id)
    {
        foreach (var c in id)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')) return null;
        return id.Length is > 0 and < 64 && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }

    private static (string Clock, TimeSpan? Offset, string? Zone)? SplitZone(string text)
    {
        var at = text.IndexOf('@');
        if (at >= 0) return Zone(text[(at + 1)..]) is null ? null : (text[..at], null, text[(at + 1)..]);
        if (text.EndsWith('Z')) return (text[..^1], TimeSpan.Zero, null);
        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign < 0) return (text, null, null);
        var written = text.AsSpan(sign + 1);
        var format = written.Length == 5 ? @"hh\:mm" : @"hh\:mm\:ss";
        if (!TimeSpan.TryParseExact(written, format, CultureInfo.InvariantCulture, out var offset) || offset > TimeSpan.FromHours(18)) return null;
        return (text[..sign], text[sign] == '-' ? -offset : offset, null);
    }

    /// <summary>hh:mm:ss with a fraction; 24:00:00 is allowed as the end of a day.</summary>
    private static TimeSpan? ReadClock(string text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return null;
        if (Two(text, 0) is not { } hours || Two(text, 3) is not { } minutes || Two(text, 6) is not { } seconds) return null;
        if (hours > 24 || minutes > 59 || seconds > 59 || (hours == 24 && (minutes > 0 || seconds > 0))) return null;
        var fraction = 0m;
        if (text.Length > 8 && (text[8] != '.' || text.Length == 9
            || !decimal.TryParse(text.AsSpan(8, Math.Min(text.Length - 8, 20)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out fraction))) return null;
        if (hours == 24 && fraction > 0) return null;
        return new TimeSpan(hours, minutes, seconds) + new TimeSpan((long)(fraction * TimeSpan.TicksPerSecond));
    }

    private static int? Two(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + text[at + 1] - '0' : null;

    internal static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
