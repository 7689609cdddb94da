using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>When a timer event is due: a duration from now, or a moment. FEEL over the case.</summary>
internal sealed record TimerRule(Expression Expression)
{
    /// <summary>Arms the timer for a token; an expression that gives no moment is an incident.</summary>
    public void Arm(Walk walk, Token token, Element element)
    {
        var value = walk.Evaluate(Expression);
        if (MomentOf(value, walk.At) is { } due)
            walk.Tell(new TimerArmed(walk.Case.Last.Timer + 1, token.Number, element.Id, due) { At = walk.At, By = walk.By });
        else
            walk.Raise(token, IncidentKinds.Expression, $"The timer \"{element.Name}\", {Expression.Source}, must give a duration or a moment; it gave: {(value is NullValue { Reason: { } reason } ? reason : FeelText.Of(value))}");
    }

    private static DateTimeOffset? MomentOf(Value value, DateTimeOffset from)
    {
        try
        {
            return value switch
            {
                DaysTimeDurationValue duration => from + duration.Length,
                YearsMonthsDurationValue duration => from.AddMonths(checked((int)duration.Months)),
                DateValue { Eras: 0 } date => new DateTimeOffset(date.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                DateTimeValue { Eras: 0, Zone: null } moment => new DateTimeOffset(DateTime.SpecifyKind(moment.Moment, DateTimeKind.Unspecified), moment.Offset ?? TimeSpan.Zero),
                DateTimeValue { Eras: 0, Zone: { } zone } moment when TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) =>
                    new DateTimeOffset(moment.Moment, found.GetUtcOffset(DateTime.SpecifyKind(moment.Moment, DateTimeKind.Unspecified))),
                TextValue text when Feel(text.Text) is { } parsed and not TextValue => MomentOf(parsed, from),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            // Beyond the years 1 to 9999 there is no such moment.
            return null;
        }
    }

    /// <summary>Dates in form answers are texts.</summary>
    private static Value? Feel(string text) => Literal(text) is { } literal ? Expression.Compile(literal, Scope.Open).Expression?.Evaluate(ContextValue.Empty) : null;

    /// <summary>ISO 8601 as a FEEL literal; null for what is no plain date, moment or duration.</summary>
    public static string? Literal(string text) =>
        text.Length is > 0 and <= 64 && (text[0] is 'P' or '-' || char.IsAsciiDigit(text[0])) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '.' or '+' or '@' or '/' or '_')
            ? $"@\"{text}\""
            : null;
}
