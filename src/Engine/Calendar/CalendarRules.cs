using System.Collections.Immutable;

namespace WorkflowHub.Engine.Calendar;

/// <summary>
/// What a unit says of its working time, as people write it. What it does not say it has from the unit above, day by day: naming one holiday
/// leaves the others as inherited.
/// </summary>
/// <param name="Zone">IANA id of the time zone, e.g. <c>Asia/Ho_Chi_Minh</c>; null for that of the unit above.</param>
/// <param name="Days">
/// A day: <c>monday</c> … <c>sunday</c> for every week, <c>01-01</c> for every year, <c>2026-02-17</c> for one date (the more special wins).
/// What it is: hours <c>08:00-12:00 13:00-17:00</c>, <c>closed</c> for a holiday, <c>like monday</c> for a make-up day, <c>ordinary</c> to take back an
/// inherited holiday.
/// </param>
public sealed record CalendarRules(string? Zone, ImmutableSortedDictionary<string, string> Days)
{
    /// <summary>Days one unit may name; some twenty years of holidays and make-up days.</summary>
    public const int MaxDays = 1_000;

    public bool Equals(CalendarRules? other) => other is not null && Zone == other.Zone && Days.SequenceEqual(other.Days);
    public override int GetHashCode() => HashCode.Combine(Zone, Days.Count);

    /// <summary>Everything in it that cannot be read, as sentences; empty when it is good.</summary>
    public ImmutableArray<string> Problems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (Zone is not null && RulesReader.Zone(Zone) is null)
            problems.Add($"The time zone '{Short(Zone)}' is not known; an IANA name such as Asia/Ho_Chi_Minh is expected.");
        if (Days.Count > MaxDays) problems.Add($"{Days.Count} days are named; MaxDays is {MaxDays}.");
        foreach (var (day, what) in Days.Take(MaxDays))
        {
            if (RulesReader.Key(day) is null)
                problems.Add($"'{Short(day)}' is not a day; a weekday such as monday, a day of the year such as 01-01 or a date such as 2026-02-17 is expected.");
            if (RulesReader.Rule(what) is not { } rule)
                problems.Add($"'{Short(day)}' is '{Short(what)}'; hours such as 08:00-12:00 13:00-17:00, closed, ordinary or 'like monday' are expected.");
            else if (RulesReader.Key(day) is DayOfWeek && rule is not HoursRule)
                problems.Add($"'{Short(day)}' is '{Short(what)}'; for a day of the week hours or closed are expected.");
        }
        return problems.ToImmutable();
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
