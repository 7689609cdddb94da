using System.Text.RegularExpressions;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>When a timer is due: after a duration, at a date, or at each moment of a cycle (BPMN 2.0.2, 10.5.5).</summary>
/// <param name="when">Gives a duration, a date, or the text of one; of a cycle the text of a repetition.</param>
internal sealed partial class TimerDefinition(int? place, Expression when, bool repeats) : Listener(place)
{
    public bool Repeats => repeats;

    public static TimerDefinition? ReadTimer(XmlPart part, int? place, ModelReader reader)
    {
        var times = part.Children.Where(child => child.IsBpmn && child.Name is "timeDuration" or "timeDate" or "timeCycle").ToList();
        if (times.Count != 1)
        {
            reader.Problem("bpmn.timer", part, "A timer needs either a timeDuration, a timeDate or a timeCycle.");
            return null;
        }
        var repeats = times[0].Name == "timeCycle";
        return (repeats ? Cycle(times[0], reader) : Moment(times[0], reader)) is { } when ? new TimerDefinition(place, when, repeats) : null;
    }

    public override string Waits => "timer";

    public override bool Arm(Run run, Token token, Element element)
    {
        var found = run.Evaluate(when, token);
        if (First(found, run.At) is var (due, repeat))
        {
            run.Arm(token, element, due, Place, repeat);
            return true;
        }
        run.Raise(token, element, "expression", $"Timer '{element.Id}' cannot be set: {WhyNot(found)}");
        return false;
    }

    /// <summary>A cycle goes on to its next moment; a duration or a date has come once and for all, unless others had to come with it.</summary>
    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer)
    {
        if (timer is null) Arm(run, token, element);
        else if (timer.Repeat is { } repeat && TimerCycle.Next(repeat, run.At) is var (due, next)) run.Arm(token, element, due, Place, next);
    }

    /// <summary>When it is due for the first time from a moment on; null when the value says no such thing.</summary>
    public (DateTimeOffset Due, Repeat? Repeat)? First(Value found, DateTimeOffset now)
    {
        if (!repeats) return DueAfter(found, now) is { } due ? (due, null) : null;
        return found.AsText is { } text && TimerCycle.Parse(text)?.First(now) is var (first, repeat) ? (first, repeat) : null;
    }

    /// <summary>For the start of a case, which has no data yet.</summary>
    public (DateTimeOffset Due, Repeat? Repeat)? FirstOf(DateTimeOffset now) => First(Evaluating.Evaluate(when, Case.None, now), now);

    private string WhyNot(Value found) => found switch
    {
        NullValue { Reason: { } reason } => reason,
        TextValue text when repeats && TimerCycle.Parse(text.Text) is not null => $"every moment of {text.Text} is over.",
        _ => $"{(repeats ? TimerCycle.Form : "a duration or a date")} was expected, {FeelText.Of(found)} was found.",
    };

    private static Expression? Moment(XmlPart time, ModelReader reader) => PlainText(time.Text) is { } plain ? Expression.Compile(plain, Scope.Open).Expression : reader.FeelIn(time);

    private static Expression? Cycle(XmlPart time, ModelReader reader)
    {
        if (TimerCycle.Parse(time.Text) is not null) return Expression.Compile($"\"{time.Text}\"", Scope.Open).Expression;
        if (!Repetition().IsMatch(time.Text) && !Cron().IsMatch(time.Text)) return reader.FeelIn(time);
        reader.Problem("bpmn.timer", time, $"A timeCycle should be {TimerCycle.Form}, at most {TimerCycle.MaxTimes:N0} times; '{(time.Text.Length <= 60 ? time.Text : time.Text[..57] + "...")}' was found.");
        return null;
    }

    private static DateTimeOffset? DueAfter(Value value, DateTimeOffset now)
    {
        try
        {
            return value switch
            {
                DaysTimeDurationValue or YearsMonthsDurationValue => IsoTime.Later(now, value),
                DateTimeValue { Eras: 0 } moment => new DateTimeOffset(moment.Moment, moment.Offset ?? TimeSpan.Zero).ToUniversalTime(),
                DateValue { Eras: 0 } day => new DateTimeOffset(day.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                TextValue text => IsoTime.Duration(text.Text) is { } duration ? IsoTime.Later(now, duration) : IsoTime.Moment(text.Text),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static string? PlainText(string text) =>
        IsoTime.IsDuration(text) ? $"duration(\"{text}\")" : IsoTime.IsMoment(text) ? $"date and time(\"{text}\")" : null;

    /// <summary>What was meant as a repetition, right or wrong.</summary>
    [GeneratedRegex("^R[0-9]*/", RegexOptions.CultureInvariant)]
    private static partial Regex Repetition();

    /// <summary>Five to seven fields of a crontab.</summary>
    [GeneratedRegex("^[0-9*?]\\S*( +[0-9A-Z*?][^ ()]*){4,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Cron();
}
