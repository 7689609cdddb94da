using System.Text;
using WorkflowHub.Expressions;

namespace WorkflowHub.Fuzz;

/// <summary>A value that is written and read again is the same value.</summary>
internal static class Printing
{
    private const int LongestRead = 5_000;

    /// <summary>What is wrong with a value, or null.</summary>
    public static string? Wrong(Value value)
    {
        if (value is TextValue { Text.Length: > Limits.MaxTextLength }) return "A text is longer than the cap.";
        if (value is ListValue { Items.Length: > Limits.MaxListSize }) return "A list is longer than the cap.";
        if (!value.Equals(value)) return "A value is not equal to itself.";
        var (text, json) = (FeelText.Of(value), JsonValues.ToUtf8(value));
        if (text.Length > LongestRead) return null;
        if (value is DateValue or TimeValue or DateTimeValue or DaysTimeDurationValue or YearsMonthsDurationValue) return Reads($"@\"{text}\"", value);
        if (!IsWritten(value)) return null;
        return Reads($"[{(value is TextValue quoted ? FeelText.Of(Value.Of(quoted))[1..^1] : text)}]", Value.Of(value)) ?? (!HasTextOnly(value) || JsonValues.Parse(json).Equals(value) ? null : $"As JSON it is {Encoding.UTF8.GetString(json)}.");
    }

    private static string? Reads(string text, Value expected)
    {
        var (expression, problems) = Expression.Compile(text, Scope.Of());
        if (expression is null) return $"What is written cannot be read: {text} {problems[0].Message}";
        var read = expression.Evaluate(ContextValue.Empty);
        return read.Equals(expected) ? null : $"What is written reads otherwise: {text} is read as {FeelText.Of(read)}.";
    }

    /// <summary>Whether what is written of it is what FEEL reads: dates and functions within lists are not.</summary>
    private static bool IsWritten(Value value) => value switch
    {
        NullValue or BooleanValue or NumberValue or TextValue => true,
        ListValue list => list.Items.All(IsWritten),
        ContextValue context => context.All(entry => IsWritten(entry.Value)),
        RangeValue range => IsEnd(range.Start) && IsEnd(range.End),
        _ => false,
    };

    private static bool IsEnd(Value? end) => end is null or NumberValue or TextValue;

    /// <summary>JSON has no ranges, and no half characters.</summary>
    private static bool HasTextOnly(Value value) => value switch
    {
        ListValue list => list.Items.All(HasTextOnly),
        ContextValue context => context.All(entry => IsWhole(entry.Key) && HasTextOnly(entry.Value)),
        TextValue text => IsWhole(text.Text),
        _ => value is not RangeValue,
    };

    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);
}
