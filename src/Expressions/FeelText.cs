using System.Globalization;
using System.Xml;

namespace WorkflowHub.Expressions;

/// <summary>Values as FEEL's string() writes them (DMN 1.5, 10.3.4.1).</summary>
public static class FeelText
{
    public static string Of(Value value) => value switch
    {
        NullValue => "null",
        BooleanValue boolean => boolean.Value ? "true" : "false",
        NumberValue number => number.Number.ToString("0.############################", CultureInfo.InvariantCulture),
        TextValue text => text.Text,
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeValue time => time.Time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + Suffix(time.Offset, time.Zone),
        DateTimeValue moment => moment.Moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + Suffix(moment.Offset, moment.Zone),
        DaysTimeDurationValue duration => XmlConvert.ToString(duration.Length),
        YearsMonthsDurationValue duration => Months(duration.Months),
        ListValue list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        ContextValue context => "{" + string.Join(", ", context.Select(entry => entry.Key + ": " + Of(entry.Value))) + "}",
        _ => value.ToString(),
    };

    private static string Suffix(TimeSpan? offset, string? zone)
    {
        if (zone is not null) return "@" + zone;
        if (offset is not { } length) return "";
        return length == TimeSpan.Zero ? "Z" : (length < TimeSpan.Zero ? "-" : "+") + length.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }

    private static string Months(long months)
    {
        if (months == 0) return "P0M";
        var (years, rest) = Math.DivRem(Math.Abs(months), 12);
        return (months < 0 ? "-" : "") + "P" + (years > 0 ? years + "Y" : "") + (rest > 0 ? rest + "M" : "");
    }
}
