using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Reading;

/// <summary>Durations of days and time in attributes.</summary>
internal static class Durations
{
    /// <summary>The duration an attribute writes, such as <c>P2D</c> or <c>PT4H</c>; null when it is not what is expected, which is noted.</summary>
    public static TimeSpan? Read(XmlPart part, string attribute, ModelReader reader)
    {
        var text = reader.Required(part, attribute);
        if (text.Length == 0) return null;
        var value = Expression.Compile("duration(text)", Scope.Of("text")).Expression!.Evaluate(ContextValue.Of(("text", Value.Of(text))));
        if (value is DaysTimeDurationValue { Length: var length } && length > TimeSpan.Zero && length <= TimeSpan.FromDays(36_500)) return length;
        reader.Problem("bpmn.duration", part, $"'{attribute}' should be a duration of days and time such as P2D or PT4H; '{text}' was found.");
        return null;
    }
}
