using System.Globalization;
using System.Text;

namespace WorkflowHub.Expressions;

/// <summary>Values as FEEL's string() writes them (DMN 1.5, 10.3.4.1).</summary>
public static class FeelText
{
    /// <summary>The text of a value; a string as it is, within a list or a context in quotes.</summary>
    /// <returns>Always a text: <c>null</c> for null, whatever its reason.</returns>
    /// <param name="value">Any value.</param>
    public static string Of(Value value)
    {
        var text = new StringBuilder();
        Write(text, value, false, int.MaxValue);
        return text.ToString();
    }

    /// <summary>The text, or null when it is longer than <see cref="Limits.MaxTextLength"/>.</summary>
    internal static string? Limited(Value value)
    {
        if (value is TextValue text) return text.Text;
        var written = new StringBuilder();
        return Write(written, value, false, Limits.MaxTextLength) ? written.ToString() : null;
    }

    private static bool Write(StringBuilder text, Value value, bool quoted, int limit)
    {
        switch (value)
        {
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    if (!Write(text, list.Items[i], true, limit)) return false;
                }
                text.Append(']');
                break;
            case ContextValue context:
                text.Append('{');
                var first = true;
                foreach (var (name, entry) in context)
                {
                    if (!first) text.Append(", ");
                    first = false;
                    WriteName(text, name);
                    text.Append(": ");
                    if (!Write(text, entry, true, limit)) return false;
                }
                text.Append('}');
                break;
            case RangeValue range: WriteRange(text, range, limit); break;
            case TextValue quotedText when quoted:
                WriteQuoted(text, quotedText.Text);
                break;
            default: text.Append(Plain(value)); break;
        }
        return text.Length <= limit;
    }

    // A name that FEEL could not read without quotes is written with them.
    private static void WriteName(StringBuilder text, string name)
    {
        var plain = name.Length > 0 && NamesInText.IsStart(name[0]);
        foreach (var c in name) plain = plain && (NamesInText.IsPart(c) || NamesInText.IsSymbol(c) || c == ' ');
        if (plain) text.Append(name);
        else WriteQuoted(text, name);
    }

    private static void WriteQuoted(StringBuilder text, string written) =>
        text.Append('"').Append(written.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    private static void WriteRange(StringBuilder text, RangeValue range, int limit)
    {
        if (range.Form != RangeForm.Interval || range.Start is null || range.End is null)
        {
            text.Append('(').Append(range switch
            {
                { Form: RangeForm.Except } => "!=",
                { Form: RangeForm.Exactly } => "=",
                { Start: null } => range.EndIncluded ? "<=" : "<",
                _ => range.StartIncluded ? ">=" : ">",
            });
            Write(text, range.Start ?? range.End!, true, limit);
            text.Append(')');
            return;
        }
        text.Append(range.StartIncluded ? '[' : '(');
        Write(text, range.Start, true, limit);
        text.Append("..");
        Write(text, range.End, true, limit);
        text.Append(range.EndIncluded ? ']' : ')');
    }

    private static string Plain(Value value) => value switch
    {
        NullValue => "null",
        BooleanValue boolean => boolean.Value ? "true" : "false",
        NumberValue number => number.Number.ToString(),
        TextValue text => text.Text,
        DateValue date => Days.Write(date),
        TimeValue time => time.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + Durations.Fraction(Moments.Nanoseconds(time) % Durations.NanosecondsOfSecond) + Suffix(time.Offset, time.Zone),
        DateTimeValue moment => Days.Write(Moments.DayOf(moment)) + moment.Moment.ToString("THH:mm:ss", CultureInfo.InvariantCulture)
            + Durations.Fraction((moment.Moment.Ticks % TimeSpan.TicksPerSecond * Durations.NanosecondsOfTick) + moment.Nanoseconds) + Suffix(moment.Offset, moment.Zone),
        DaysTimeDurationValue duration => Durations.Write(duration),
        YearsMonthsDurationValue duration => Months(duration.Months),
        FunctionValue function => $"function({string.Join(", ", function.Parameters)})",
        _ => value.ToString(),
    };

    private static string Suffix(TimeSpan? offset, string? zone)
    {
        if (zone is not null) return "@" + zone;
        if (offset is not { } length) return "";
        if (length == TimeSpan.Zero) return "Z";
        return (length < TimeSpan.Zero ? "-" : "+") + length.ToString(length.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }

    private static string Months(long months)
    {
        if (months == 0) return "P0M";
        var (years, rest) = Math.DivRem(Math.Abs(months), 12);
        return (months < 0 ? "-" : "") + "P" + (years > 0 ? years + "Y" : "") + (rest > 0 ? rest + "M" : "");
    }
}
