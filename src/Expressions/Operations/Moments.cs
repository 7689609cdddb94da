using System.Globalization;

namespace WorkflowHub.Expressions;

/// <summary>Reading, ordering and moving dates and times (DMN 1.5, 10.3.2.3).</summary>
internal static class Moments
{
    private const long NanosecondsOfDay = 86_400 * Durations.NanosecondsOfSecond;

    public static Value ReadTime(string text)
    {
        if (SplitZone(text) is not var (clock, offset, zone) || ReadClock(clock) is not { } time || time >= NanosecondsOfDay)
            return new NullValue($"\"{Short(text)}\" is not a time such as 10:30:00, 10:30:00+02:00 or 10:30:00@Europe/Paris.");
        return Time(time, offset, zone);
    }

    /// <summary>The time so many nanoseconds after midnight.</summary>
    public static TimeValue Time(long nanoseconds, TimeSpan? offset, string? zone) =>
        new(new TimeOnly(nanoseconds / Durations.NanosecondsOfTick), offset ?? (zone is null ? null : Zone(zone)?.BaseUtcOffset), zone, (int)(nanoseconds % Durations.NanosecondsOfTick));

    public static TimeValue TimeOf(DateTimeValue moment) =>
        Time((moment.Moment.TimeOfDay.Ticks * Durations.NanosecondsOfTick) + moment.Nanoseconds, moment.Zone is null ? moment.Offset : null, moment.Zone);

    public static long Nanoseconds(TimeValue time) => (time.Time.Ticks * Durations.NanosecondsOfTick) + time.Nanoseconds;

    /// <summary>The time some length later, around midnight perhaps.</summary>
    public static TimeValue Later(TimeValue time, DaysTimeDurationValue length)
    {
        var (ticks, rest) = Math.DivRem((long)InDay(Nanoseconds(time) + Durations.Nanoseconds(length)), Durations.NanosecondsOfTick);
        return time with { Time = new TimeOnly(ticks), Nanoseconds = (int)rest };
    }

    /// <summary>The time from one to the other; null where only one has an offset.</summary>
    public static Value? Between(TimeValue from, TimeValue to) => from.Offset is null == to.Offset is null
        ? Durations.OfNanoseconds(UtcNanoseconds(to) - UtcNanoseconds(from)) : null;

    private static long UtcNanoseconds(TimeValue time) => Nanoseconds(time) - ((time.Offset ?? default).Ticks * Durations.NanosecondsOfTick);

    private static Int128 InDay(Int128 nanoseconds) => ((nanoseconds % NanosecondsOfDay) + NanosecondsOfDay) % NanosecondsOfDay;

    public static Value ReadDateTime(string text)
    {
        var at = text.IndexOf('T');
        if (at < 0 && Days.Read(text) is { } day) return At(day, TimeOnly.MinValue, null, null);
        if (at > 0 && Days.Read(text.AsSpan(0, at)) is { } date && SplitZone(text[(at + 1)..]) is var (clock, offset, zone)
            && ReadClock(clock) is { } time && FromNanoseconds(((Int128)Days.Number(date) * NanosecondsOfDay) + time, offset, zone) is { } moment) return moment;
        return new NullValue($"\"{Short(text)}\" is not a date and time such as 2026-12-31T10:30:00 ({Days.Range}).");
    }

    public static DateTimeValue At(DateValue day, TimeOnly time, TimeSpan? offset, string? zone, int nanoseconds = 0)
    {
        var moment = day.Date.ToDateTime(time);
        return new DateTimeValue(moment, zone is null ? offset : OffsetAt(zone, moment, day.Eras), zone, day.Eras, nanoseconds);
    }

    public static DateTimeValue Midnight(DateValue day) => At(day, TimeOnly.MinValue, TimeSpan.Zero, null);

    public static DateValue DayOf(DateTimeValue moment) => new(DateOnly.FromDateTime(moment.Moment), moment.Eras);

    private static Int128 Nanoseconds(DateTimeValue moment) =>
        ((Int128)Days.Number(DayOf(moment)) * NanosecondsOfDay) + (moment.Moment.TimeOfDay.Ticks * Durations.NanosecondsOfTick) + moment.Nanoseconds;

    private static Int128 UtcNanoseconds(DateTimeValue moment) => Nanoseconds(moment) - Nanoseconds(moment.Offset ?? default);

    private static Int128 Nanoseconds(TimeSpan offset) => offset.Ticks * Durations.NanosecondsOfTick;

    private static DateTimeValue? FromNanoseconds(Int128 nanoseconds, TimeSpan? offset, string? zone)
    {
        var inDay = InDay(nanoseconds);
        return Days.FromNumber((nanoseconds - inDay) / NanosecondsOfDay) is { } day
            ? At(day, new TimeOnly((long)inDay / Durations.NanosecondsOfTick), offset, zone, (int)(inDay % Durations.NanosecondsOfTick)) : null;
    }

    // Summer time is a matter of our days: far from them a zone has its standard offset.
    private static TimeSpan? OffsetAt(string zone, DateTime moment, int eras) => eras == 0 ? Zone(zone)?.GetUtcOffset(moment) : Zone(zone)?.BaseUtcOffset;

    /// <summary>The date, time or duration that <c>@"…"</c> or a text stands for.</summary>
    public static Value Read(string text)
    {
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)) return Durations.Read(text);
        if (Days.Read(text) is { } date) return date;
        // A zone's name may have that letter too.
        var at = text.IndexOf('T', StringComparison.Ordinal);
        return at > 0 && text.AsSpan(0, at).IndexOf('@') < 0 ? ReadDateTime(text) : ReadTime(text);
    }

    /// <summary>Ordered when both have an offset, by the moment; or when neither has one. Milliseconds count, no finer.</summary>
    public static int? Order(DateTimeValue a, DateTimeValue b)
    {
        if (a.Offset is null != b.Offset is null) return null;
        return Milliseconds(UtcNanoseconds(a)).CompareTo(Milliseconds(UtcNanoseconds(b)));
    }

    public static int? Order(TimeValue a, TimeValue b)
    {
        if (a.Offset is null != b.Offset is null) return null;
        return Milliseconds(UtcNanoseconds(a)).CompareTo(Milliseconds(UtcNanoseconds(b)));
    }

    private static Int128 Milliseconds(Int128 nanoseconds) => nanoseconds / 1_000_000;

    /// <summary>In a zone with summer time the time that passes counts, not the hands of the clock.</summary>
    public static DateTimeValue? Later(DateTimeValue start, DaysTimeDurationValue duration)
    {
        var length = Durations.Nanoseconds(duration);
        if (start.Zone is null || start.Eras != 0 || Zone(start.Zone) is not { } zone || start.Offset is not { } offset)
            return FromNanoseconds(Nanoseconds(start) + length, start.Offset, start.Zone);
        if (FromNanoseconds(Nanoseconds(start) - Nanoseconds(offset) + length, null, null) is not { Eras: 0 } utc) return null;
        var newOffset = zone.GetUtcOffset(DateTime.SpecifyKind(utc.Moment, DateTimeKind.Utc));
        return FromNanoseconds(Nanoseconds(utc) + Nanoseconds(newOffset), null, null) is { } local ? local with { Offset = newOffset, Zone = start.Zone } : null;
    }

    /// <summary>The time from one to the other; null where only one has an offset, or it is longer than can be held.</summary>
    public static Value? Between(DateTimeValue from, DateTimeValue to) => from.Offset is null == to.Offset is null
        ? Durations.OfNanoseconds(UtcNanoseconds(to) - UtcNanoseconds(from)) : null;

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
        if (text.EndsWith('Z') || text.EndsWith('z')) return (text[..^1], TimeSpan.Zero, null);
        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign < 0) return (text, null, null);
        var written = text.AsSpan(sign + 1);
        var format = written.Length == 5 ? @"hh\:mm" : @"hh\:mm\:ss";
        if (!TimeSpan.TryParseExact(written, format, CultureInfo.InvariantCulture, out var offset) || offset > TimeSpan.FromHours(18)) return null;
        return (text[..sign], text[sign] == '-' ? -offset : offset, null);
    }

    /// <summary>hh:mm:ss with a fraction, in nanoseconds; what is finer is left off. 24:00:00 is allowed as the end of a day.</summary>
    private static long? ReadClock(string text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return null;
        if (Two(text, 0) is not { } hours || Two(text, 3) is not { } minutes || Two(text, 6) is not { } seconds) return null;
        if (hours > 24 || minutes > 59 || seconds > 59 || (hours == 24 && (minutes > 0 || seconds > 0))) return null;
        var fraction = 0m;
        if (text.Length > 8 && (text[8] != '.' || text.Length == 9 || text.AsSpan(9).IndexOfAnyExceptInRange('0', '9') >= 0
            || !decimal.TryParse(text.AsSpan(8, Math.Min(text.Length - 8, 20)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out fraction))) return null;
        if (hours == 24 && fraction > 0) return null;
        return ((((hours * 60L) + minutes) * 60) + seconds) * Durations.NanosecondsOfSecond + (long)(fraction * Durations.NanosecondsOfSecond);
    }

    private static int? Two(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + text[at + 1] - '0' : null;

    internal static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
