using WorkflowHub.Engine.Calendar;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Rounds;

/// <summary>What an expression says of a deadline: a length of time, or a moment.</summary>
internal sealed record GivenTime(Allowance? Allowance, DateTimeOffset? Moment, string? Problem = null)
{
    /// <summary>
    /// A duration or a text such as "2 working days" is a length; a date is the end of work on it, a time without zone is by the calendar's clock. Null for
    /// a plain null: there is no deadline.
    /// </summary>
    public static GivenTime? Of(Value value, WorkingCalendar calendar) => value switch
    {
        NullValue { Reason: null } => null,
        NullValue { Reason: { } reason } => new GivenTime(null, null, reason),
        TextValue { Text: var text } when Allowance.Read(text) is { IsZero: false } allowance => new GivenTime(allowance, null),
        DaysTimeDurationValue { Length: { Ticks: > 0 } length } when length.TotalDays < Longest => new GivenTime(new CalendarPeriod(0, length.Days, length - TimeSpan.FromDays(length.Days)), null),
        YearsMonthsDurationValue { Months: > 0 and < Longest / 31 } months => new GivenTime(new CalendarPeriod((int)months.Months, 0, TimeSpan.Zero), null),
        DateValue { Eras: 0, Date: { Year: < LastYear } date } => new GivenTime(null, calendar.EndOf(date)),
        DateTimeValue { Eras: 0, Moment: { Year: > 1 and < LastYear } moment } at => new GivenTime(null,
            at.Offset is { } offset ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), TimeSpan.Zero).Subtract(offset) : calendar.MomentOf(moment)),
        _ => new GivenTime(null, null, $"a duration, a date or {Allowance.Expected} was expected, {FeelText.Of(value)} was found."),
    };

    private const int Longest = 36_600;
    private const int LastYear = 9_990;
}
