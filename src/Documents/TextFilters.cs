using Fluid;
using Fluid.Values;

namespace WorkflowHub.Documents;

/// <summary>Text filters that could multiply what they are given: measured before they work.</summary>
internal static class TextFilters
{
    public static ValueTask<FluidValue> Replace(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var text = input.ToStringValue();
        var (old, now) = (arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue());
        if (old.Length == 0) return new StringValue(text);
        Demand(text.Length + ((long)Count(text, old) * (now.Length - old.Length)), context);
        return new StringValue(text.Replace(old, now, StringComparison.Ordinal));
    }

    public static ValueTask<FluidValue> Join(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (input is not ArrayValue list) return input;
        var between = arguments.Count > 0 ? arguments.At(0).ToStringValue() : " ";
        var parts = list.Values.Select(value => value.ToStringValue()).ToList();
        Demand(parts.Sum(part => (long)part.Length) + ((long)between.Length * parts.Count), context);
        return new StringValue(string.Join(between, parts));
    }

    public static ValueTask<FluidValue> NewLineToBreak(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var escaped = HtmlText.Encoder.Encode(input.ToStringValue().ReplaceLineEndings("\n"));
        // The encoder writes a line feed as a reference.
        return new StringValue(escaped.Replace("&#xA;", "<br>\n", StringComparison.Ordinal), false);
    }

    private static void Demand(long size, TemplateContext context) => ((RenderBudget)context.AmbientValues[nameof(RenderBudget)]).Work(size);

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)) count++;
        return count;
    }
}
