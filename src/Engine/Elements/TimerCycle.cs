using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>ISO 8601's repeating interval: how often (without end when that is left out), from when, and the time between: <c>R3/PT10H</c>, <c>R/2026-01-01T08:00:00Z/P1D</c>.</summary>
internal sealed partial record TimerCycle(int? Times, DateTimeOffset? From, string Every)
{
    /// <summary>A row with an end may have at most so many moments.</summary>
    public const int MaxTimes = 10_000;

    public const string Form = "a repetition such as R3/PT10H or R/2026-01-01T08:00:00Z/P1D";

    public static TimerCycle? Parse(string text)
    {
        if (Shape().Match(text) is not { Success: true } match) return null;
        var every = match.Groups["every"].Value;
        if (IsoTime.Duration(every) is not { } length || IsoTime.Later(DateTimeOffset.UnixEpoch, length) is not { } next || next <= DateTimeOffset.UnixEpoch) return null;
        DateTimeOffset? from = null;
        if (match.Groups["from"] is { Success: true } moment && (from = IsoTime.Moment(moment.Value)) is null) return null;
        int? times = match.Groups["times"] is { Length: > 0 } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : null;
        return times is 0 or > MaxTimes ? null : new TimerCycle(times, from, every);
    }

    /// <summary>The first moment from now on; null when the whole row is over. Moments that passed before anybody waited for them are used up.</summary>
    public (DateTimeOffset Due, Repeat Repeat)? First(DateTimeOffset now)
    {
        var first = new Repeat(From ?? now, Every, From is null ? 1 : 0, Times - 1);
        return DueAt(first) is { } due && due >= now ? (due, first) : Next(first, now, skip: true);
    }

    /// <summary>The moment after this one. Of a row without end the moments that passed while nobody looked are left out.</summary>
    public static (DateTimeOffset Due, Repeat Repeat)? Next(Repeat last, DateTimeOffset now) => Next(last, now, skip: last.Left is null);

    private static (DateTimeOffset Due, Repeat Repeat)? Next(Repeat last, DateTimeOffset now, bool skip)
    {
        if (last.Left == 0) return null;
        var steps = skip ? StepsTo(last, now) : 1;
        if (last.Left < steps) return null;
        var next = last with { Count = last.Count + steps, Left = last.Left - steps };
        return DueAt(next) is { } due ? (due, next) : null;
    }

    private static DateTimeOffset? DueAt(Repeat repeat) => IsoTime.Duration(repeat.Every) is { } every ? IsoTime.Later(repeat.From, every, repeat.Count) : null;

    /// <summary>How many steps lead from one moment of the row to the first that is not past.</summary>
    private static int StepsTo(Repeat last, DateTimeOffset now)
    {
        if (DueAt(last) is not { } due || now <= due) return 1;
        if (IsoTime.Duration(last.Every) is DaysTimeDurationValue { Length: var length }) return (int)Math.Min(Math.Ceiling((now - due) / length), int.MaxValue / 2);
        var steps = 1;
        while (DueAt(last with { Count = last.Count + steps }) is { } next && next < now) steps++;
        return steps;
    }

    [GeneratedRegex("^R(?<times>[0-9]{0,6})(/(?<from>[0-9][0-9T:.Z+-]{9,34}))?/(?<every>P[0-9YMDTHS.]{2,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
