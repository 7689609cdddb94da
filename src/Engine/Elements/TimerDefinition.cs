using System.Text.RegularExpressions;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>When a timer is due: after a duration, or at a date.</summary>
internal sealed partial class TimerDefinition(Expression when) : Listener
{
    public static TimerDefinition? ReadTimer(XmlPart part, ModelReader reader)
    {
        var times = part.Children.Where(child => child.IsBpmn && child.Name is "timeDuration" or "timeDate" or "timeCycle").ToList();
        if (times.Count != 1)
        {
            reader.Problem("bpmn.timer", part, "A timer needs either a timeDuration or a timeDate.");
            return null;
        }
        if (times[0].Name == "timeCycle")
        {
            reader.Problem("bpmn.unsupported", times[0], "A timeCycle cannot be run.");
            return null;
        }
        var expression = PlainText(times[0].Text) is { } plain ? Expression.Compile(plain, Scope.Open).Expression : reader.FeelIn(times[0]);
        return expression is null ? null : new TimerDefinition(expression);
    }

    public override bool Arm(Run run, Token token, Element element)
    {
        if (DueAfter(run.Evaluate(when, token), run.At) is { } due)
        {
            run.Arm(token, element, due);
            return true;
        }
        var found = run.Evaluate(when, token);
        var why = found is NullValue { Reason: { } reason } ? reason : $"a duration or a date was expected, {FeelText.Of(found)} was found.";
        run.Raise(token, element, "expression", $"Timer '{element.Id}' cannot be set: {why}");
        return false;
    }

    private static DateTimeOffset? DueAfter(Value value, DateTimeOffset now)
    {
        try
        {
            return value switch
            {
                DaysTimeDurationValue duration => now + duration.Length,
                YearsMonthsDurationValue months => now.AddMonths(checked((int)months.Months)),
                DateTimeValue { Eras: 0 } moment => new DateTimeOffset(moment.Moment, moment.Offset ?? TimeSpan.Zero).ToUniversalTime(),
                DateValue { Eras: 0 } day => new DateTimeOffset(day.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static string? PlainText(string text) =>
        Duration().IsMatch(text) ? $"duration(\"{text}\")" : Moment().IsMatch(text) ? $"date and time(\"{text}\")" : null;

    [GeneratedRegex("^-?P[0-9YMDTHS.]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
