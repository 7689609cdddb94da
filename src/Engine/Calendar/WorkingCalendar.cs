using System.Collections.Immutable;

namespace WorkflowHub.Engine.Calendar;

/// <summary>
/// When a unit works, and how deadlines run there. A moment is a <see cref="DateTimeOffset"/>, a calendar day a <see cref="DateOnly"/>, a length an
/// <see cref="Allowance"/>. docs/calendar.md says how summer time and month ends are treated. Immutable.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>How far ahead working time is looked for.</summary>
    private const int HorizonDays = 36_600;

    private static readonly DateOnly LastDay = DateOnly.MaxValue.AddDays(-2);
    private static readonly DateOnly FirstDay = DateOnly.MinValue.AddDays(2);

    private const string OfficeHours = "08:00-12:00 13:00-17:00";

    private static readonly CalendarRules Base = new("UTC", ImmutableSortedDictionary<string, string>.Empty.AddRange(
        new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }.Select(day => KeyValuePair.Create(day, OfficeHours))));

    /// <summary>What stands where no unit says anything: Monday to Friday 08:00-12:00 and 13:00-17:00, UTC, no holidays.</summary>
    public static readonly WorkingCalendar Default = Of([]);

    private readonly DayTable days;

    private WorkingCalendar(TimeZoneInfo zone, DayTable days) => (Zone, this.days) = (zone, days);

    public TimeZoneInfo Zone { get; }

    /// <summary>The calendar of a unit from its own rules and those above it. What <see cref="CalendarRules.Problems"/> complains of counts as not said.</summary>
    /// <param name="nearestFirst">The unit's rules, then those of the units above it.</param>
    public static WorkingCalendar Of(IEnumerable<CalendarRules> nearestFirst)
    {
        CalendarRules[] all = [.. nearestFirst, Base];
        var zone = all.Select(rules => rules.Zone is null ? null : RulesReader.Zone(rules.Zone)).OfType<TimeZoneInfo>().First();
        return new WorkingCalendar(zone, new DayTable(all.Reverse().SelectMany(rules => rules.Days.Take(CalendarRules.MaxDays))));
    }

    public bool IsWorkingDay(DateOnly day) => !days.HoursOf(day).IsEmpty;

    public bool IsWorking(DateTimeOffset moment)
    {
        var wall = WallClock.In(Zone, moment);
        return Stretches(DateOnly.FromDateTime(wall)).Any(stretch => stretch.From <= moment && moment < stretch.To);
    }

    /// <summary>The moment at which an allowance that begins at a moment is used up; null when there is no such working time within a hundred years.</summary>
    public DateTimeOffset? Add(DateTimeOffset moment, Allowance allowance) => allowance switch
    {
        CalendarPeriod period => AddPeriod(moment, period),
        WorkingTime { Days: > 0 } time => AddDays(moment, time.Days),
        WorkingTime time => AddHours(moment, time.Hours),
        _ => throw new ArgumentException($"There is no {allowance.GetType().Name}.", nameof(allowance)),
    };

    /// <summary>
    /// The moment at which an allowance must begin to be used up at a moment; null when there is no such working time within a hundred years. Working days
    /// before a moment outside working hours are counted from the end of work before it.
    /// </summary>
    public DateTimeOffset? Subtract(DateTimeOffset moment, Allowance allowance) => allowance switch
    {
        CalendarPeriod period => SubtractPeriod(moment, period),
        WorkingTime { Days: > 0 } time => SubtractDays(moment, time.Days),
        WorkingTime time => SubtractHours(moment, time.Hours),
        _ => throw new ArgumentException($"There is no {allowance.GetType().Name}.", nameof(allowance)),
    };

    /// <summary>The end of work on a day; the end of the day itself when nobody works then.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var hours = days.HoursOf(day);
        return WallClock.At(Zone, day, hours.IsEmpty ? TimeSpan.FromDays(1) : hours[^1].To);
    }

    /// <summary>The moment at which the clock on the wall shows a day and time.</summary>
    public DateTimeOffset MomentOf(DateTime wall) => WallClock.At(Zone, wall);

    /// <summary>Working time between two moments, less the pauses; negative when the second is the earlier.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to, params IEnumerable<Pause> pauses)
    {
        if (to < from) return -WorkingTimeBetween(to, from, pauses);
        var (worked, at) = (TimeSpan.Zero, from);
        foreach (var pause in pauses.OrderBy(pause => pause.From))
        {
            if (pause.From > at) worked += Worked(at, pause.From < to ? pause.From : to);
            if (pause.To > at) at = pause.To;
            if (at >= to) return worked;
        }
        return worked + Worked(at, to);
    }

    /// <summary>Whole working days between two moments: the most that can be added to the first without passing the second; 0 when the second is the earlier.</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (NextWorking(from) is not { } start || start > to) return 0;
        var (first, last) = (WallClock.DayIn(Zone, start), WallClock.DayIn(Zone, to));
        var count = 0;
        for (var day = first; day < last;)
            if (IsWorkingDay(day = day.AddDays(1))) count++;
        return count > 0 && AddDays(from, count) > to ? count - 1 : count;
    }

    private DateTimeOffset? AddPeriod(DateTimeOffset moment, CalendarPeriod period)
    {
        if (period.Months > 0 || period.Days > 0)
        {
            var wall = WallClock.In(Zone, moment);
            if (wall.Year + (period.Months / 12) + (period.Days / 365) > 9_990) return null;
            moment = WallClock.At(Zone, wall.AddMonths(period.Months).AddDays(period.Days));
        }
        return DateTimeOffset.MaxValue - moment > period.Time ? (moment + period.Time).ToUniversalTime() : null;
    }

    private DateTimeOffset? AddHours(DateTimeOffset moment, TimeSpan left)
    {
        if (left == TimeSpan.Zero) return moment.ToUniversalTime();
        foreach (var (from, to) in StretchesAfter(moment))
        {
            if (to - from >= left) return from + left;
            left -= to - from;
        }
        return null;
    }

    private DateTimeOffset? AddDays(DateTimeOffset moment, int count)
    {
        if (NextWorking(moment) is not { } start) return null;
        var wall = WallClock.In(Zone, start);
        var day = DateOnly.FromDateTime(wall);
        for (var left = HorizonDays; left > 0 && day < LastDay; left--)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day) && --count == 0) return WallClock.At(Zone, day, Fitted(wall.TimeOfDay, days.HoursOf(day)));
        }
        return null;
    }

    private DateTimeOffset? SubtractPeriod(DateTimeOffset moment, CalendarPeriod period)
    {
        if (moment - DateTimeOffset.MinValue <= period.Time) return null;
        moment -= period.Time;
        if (period.Months == 0 && period.Days == 0) return moment.ToUniversalTime();
        var wall = WallClock.In(Zone, moment);
        if (wall.Year - (period.Months / 12) - (period.Days / 365) < 10) return null;
        return WallClock.At(Zone, wall.AddDays(-period.Days).AddMonths(-period.Months)).ToUniversalTime();
    }

    private DateTimeOffset? SubtractHours(DateTimeOffset moment, TimeSpan left)
    {
        if (left == TimeSpan.Zero) return moment.ToUniversalTime();
        foreach (var (from, to) in StretchesBefore(moment))
        {
            if (to - from >= left) return to - left;
            left -= to - from;
        }
        return null;
    }

    private DateTimeOffset? SubtractDays(DateTimeOffset moment, int count)
    {
        if (LastWorking(moment) is not { } start) return null;
        var wall = WallClock.In(Zone, start);
        var day = DateOnly.FromDateTime(wall);
        for (var left = HorizonDays; left > 0 && day > FirstDay; left--)
        {
            day = day.AddDays(-1);
            if (IsWorkingDay(day) && --count == 0) return WallClock.At(Zone, day, Fitted(wall.TimeOfDay, days.HoursOf(day)));
        }
        return null;
    }

    /// <summary>The same time of day if that day works then, else the next beginning of work in it, else its end of work.</summary>
    private static TimeSpan Fitted(TimeSpan time, ImmutableArray<WorkHours> hours)
    {
        foreach (var stretch in hours)
            if (time < stretch.To) return time < stretch.From ? stretch.From : time;
        return hours[^1].To;
    }

    private DateTimeOffset? NextWorking(DateTimeOffset moment)
    {
        foreach (var (from, _) in StretchesAfter(moment)) return from;
        return null;
    }

    private DateTimeOffset? LastWorking(DateTimeOffset moment)
    {
        foreach (var (_, to) in StretchesBefore(moment)) return to;
        return null;
    }

    private TimeSpan Worked(DateTimeOffset from, DateTimeOffset to)
    {
        var (worked, last) = (TimeSpan.Zero, WallClock.DayIn(Zone, to));
        for (var day = WallClock.DayIn(Zone, from); day <= last && day < LastDay; day = day.AddDays(1))
        {
            foreach (var stretch in Stretches(day))
            {
                var (start, end) = (stretch.From < from ? from : stretch.From, stretch.To > to ? to : stretch.To);
                if (start < end) worked += end - start;
            }
        }
        return worked;
    }

    /// <summary>What is left of working time from a moment on, within the horizon.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> StretchesAfter(DateTimeOffset moment)
    {
        var day = WallClock.DayIn(Zone, moment);
        for (var left = HorizonDays; left > 0 && day < LastDay; left--, day = day.AddDays(1))
            foreach (var (from, to) in Stretches(day))
                if (to > moment) yield return (from < moment ? moment.ToUniversalTime() : from, to);
    }

    /// <summary>What there was of working time before a moment, the latest first, within the horizon.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> StretchesBefore(DateTimeOffset moment)
    {
        var day = WallClock.DayIn(Zone, moment);
        for (var left = HorizonDays; left > 0 && day > FirstDay; left--, day = day.AddDays(-1))
            foreach (var (from, to) in Stretches(day).Reverse())
                if (from < moment) yield return (from, to > moment ? moment.ToUniversalTime() : to);
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Stretches(DateOnly day)
    {
        foreach (var hours in days.HoursOf(day))
        {
            var (from, to) = (WallClock.At(Zone, day, hours.From), WallClock.At(Zone, day, hours.To));
            // Nothing is left of hours that the clock jumped over.
            if (from < to) yield return (from, to);
        }
    }
}
