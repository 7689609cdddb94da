using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WorkflowHub.Engine.Calendar;

/// <summary>The hours of each calendar day: the date's own rule, else that of its day in the year, else the week.</summary>
internal sealed class DayTable
{
    private readonly ImmutableArray<WorkHours>[] week = [.. Enumerable.Repeat(ImmutableArray<WorkHours>.Empty, 7)];
    private readonly FrozenDictionary<(int, int), DayRule> years;
    private readonly FrozenDictionary<DateOnly, DayRule> dates;

    /// <param name="days">Days and what they are; a later word on the same day replaces the earlier. What cannot be read is passed over.</param>
    public DayTable(IEnumerable<KeyValuePair<string, string>> days)
    {
        var (yearly, single) = (new Dictionary<(int, int), DayRule>(), new Dictionary<DateOnly, DayRule>());
        foreach (var (day, what) in days)
        {
            if (RulesReader.Rule(what) is not { } rule) continue;
            switch (RulesReader.Key(day))
            {
                case DayOfWeek weekday when rule is HoursRule set: week[(int)weekday] = set.Hours; break;
                case ValueTuple<int, int> inYear: yearly[inYear] = rule; break;
                case DateOnly date: single[date] = rule; break;
            }
        }
        (years, dates) = (yearly.ToFrozenDictionary(), single.ToFrozenDictionary());
    }

    public ImmutableArray<WorkHours> HoursOf(DateOnly day)
    {
        if (!dates.TryGetValue(day, out var rule) && !years.TryGetValue((day.Month, day.Day), out rule)) return week[(int)day.DayOfWeek];
        return rule is HoursRule set ? set.Hours : week[(int)(((LikeRule)rule).Day ?? day.DayOfWeek)];
    }
}
