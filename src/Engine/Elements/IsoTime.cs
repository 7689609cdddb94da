using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Times as ISO 8601 writes them.</summary>
internal static partial class IsoTime
{
    private static readonly Expression Reader = Expression.Compile("duration(text)", Scope.Of("text")).Expression!;

    public static bool IsDuration(string text) => DurationForm().IsMatch(text);

    public static bool IsMoment(string text) => MomentForm().IsMatch(text);

    /// <summary>A duration in days and time or in years and months; null when the text is neither.</summary>
    public static Value? Duration(string text) =>
        IsDuration(text) && Reader.Evaluate(ContextValue.Of(("text", Value.Of(text)))) is var value && !value.IsNull ? value : null;

    /// <summary>A moment, in UTC where the text names no zone; null when it is none.</summary>
    public static DateTimeOffset? Moment(string text) =>
        IsMoment(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>A moment so many durations later; null beyond the calendar.</summary>
    public static DateTimeOffset? Later(DateTimeOffset from, Value duration, int times = 1)
    {
        try
        {
            return duration switch
            {
                DaysTimeDurationValue days => from + checked(new TimeSpan(checked(days.Length.Ticks * times))),
                YearsMonthsDurationValue months => from.AddMonths(checked((int)months.Months * times)),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex("^-?P[0-9YMDTHS.]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex MomentForm();
}
