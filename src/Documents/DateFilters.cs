using System.Globalization;
using Fluid;
using Fluid.Values;
using TimeZoneConverter;

namespace WorkflowHub.Documents;

/// <summary>Dates and times as letters write them. A moment is shown in the zone named, or as it was written.</summary>
internal static class DateFilters
{
    public static ValueTask<FluidValue> Long(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Write(input, arguments, context, static (language, moment) => language.Long(moment));

    public static ValueTask<FluidValue> Short(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Write(input, arguments, context, static (language, moment) => language.Short(moment));

    public static ValueTask<FluidValue> DateAndTime(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Write(input, arguments, context, static (language, moment) => $"{language.Short(moment)} {Clock(moment)}");

    public static ValueTask<FluidValue> Time(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Write(input, arguments, context, static (_, moment) => Clock(moment));

    private static string Clock(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static ValueTask<FluidValue> Write(FluidValue input, FilterArguments arguments, TemplateContext context, Func<Language, DateTime, string> write)
    {
        if (input.IsNil()) return input;
        var zone = arguments.Count > 0 ? arguments.At(0).ToStringValue() : null;
        var language = (Language)context.AmbientValues[nameof(Language)];
        // What is no date stays as it was written: a letter must not lose it.
        return Read(input.ToStringValue(), zone) is { } moment ? new StringValue(write(language, moment)) : input;
    }

    private static DateTime? Read(string text, string? zone)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0) text = text[..at];
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day.ToDateTime(TimeOnly.MinValue);
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return DateTime.MinValue + time.ToTimeSpan();
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return null;
        if (string.IsNullOrEmpty(zone)) return moment.DateTime;
        return TZConvert.TryGetTimeZoneInfo(zone, out var known)
            ? TimeZoneInfo.ConvertTime(moment, known).DateTime
            : throw new FormatException($"'{zone}' is no time zone");
    }
}
