using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace WorkflowHub.Documents;

/// <summary>The Liquid we speak: no other files, no macros, no unescaped text.</summary>
internal static partial class TemplateGrammar
{
    private static readonly string[] Refused = ["include", "render", "from", "import", "macro", "layout", "liquid", "ifchanged", "capture"];

    public static readonly FluidParser Parser = Make();

    private static FluidParser Make()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowParentheses = true, AllowLiquidTag = false });
        foreach (var tag in Refused) parser.RegisteredTags.Remove(tag);
        // Fluid's own capture gathers without a limit.
        parser.RegisterIdentifierBlock("capture", static async (name, statements, output, encoder, context) =>
        {
            var budget = (RenderBudget)context.AmbientValues[nameof(RenderBudget)];
            using var captured = new BoundedWriter(budget);
            var completion = await statements.RenderStatementsAsync(captured, encoder, context).ConfigureAwait(false);
            // What was captured is HTML already.
            context.SetValue(name, new StringValue(captured.ToString(), false));
            return completion;
        });
        return parser;
    }

    /// <summary>Fluid ends its messages with "at (line:column)".</summary>
    public static TemplateProblem Problem(string fault)
    {
        var place = Place().Match(fault);
        if (!place.Success) return new TemplateProblem(1, 1, Sentence(fault));
        return new TemplateProblem(
            int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
            Sentence(fault[..place.Index]));
    }

    private static string Sentence(string fault) => fault.Split('\n')[0].Trim().TrimEnd('.') + ".";

    [GeneratedRegex(@"\s*at \((\d+):(\d+)\)")]
    private static partial Regex Place();
}
