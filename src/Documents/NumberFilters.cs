using System.Globalization;
using Fluid;
using Fluid.Values;

namespace WorkflowHub.Documents;

/// <summary>Figures and money as the language writes them.</summary>
internal static class NumberFilters
{
    private const int MaxDecimals = 10;

    public static ValueTask<FluidValue> Number(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        int? decimals = arguments.Count > 0 ? (int)Math.Clamp(arguments.At(0).ToNumberValue(), 0, MaxDecimals) : null;
        return Read(input) is { } number ? new StringValue(LanguageOf(context).Number(number, decimals)) : input;
    }

    public static ValueTask<FluidValue> Money(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Read(input) is { } amount ? new StringValue(LanguageOf(context).Money(amount, arguments.Count > 0 ? arguments.At(0).ToStringValue() : null)) : input;

    public static ValueTask<FluidValue> InWords(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Read(input) is { } number ? new StringValue(NumberWords.Of(number, LanguageOf(context).Code)) : input;

    private static Language LanguageOf(TemplateContext context) => (Language)context.AmbientValues[nameof(Language)];

    // What is no number stays as it was written.
    private static decimal? Read(FluidValue input) => input switch
    {
        NumberValue number => number.ToNumberValue(),
        StringValue text when decimal.TryParse(text.ToStringValue(), NumberStyles.Number, CultureInfo.InvariantCulture, out var read) => read,
        _ => null,
    };
}
