using System.Globalization;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class NumberBound(string keyword, string words, decimal bound, Func<FeelNumber, FeelNumber, bool> holds) : Keyword
{
    private readonly string limit = FeelText.Of(Value.Of(bound));

    public static Keyword? Minimum(KeywordSource source) => Make(source, "at least", (number, bound) => number >= bound);

    public static Keyword? Maximum(KeywordSource source) => Make(source, "at most", (number, bound) => number <= bound);

    public static Keyword? ExclusiveMinimum(KeywordSource source) => Make(source, "more than", (number, bound) => number > bound);

    public static Keyword? ExclusiveMaximum(KeywordSource source) => Make(source, "less than", (number, bound) => number < bound);

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        value is not NumberValue number || holds(number.Number, bound) || evaluation.Fail(keyword, $"This must be {words} {limit}.", limit);

    private static NumberBound? Make(KeywordSource source, string words, Func<FeelNumber, FeelNumber, bool> holds) =>
        source.Number() is { } bound ? new NumberBound(source.Name, words, bound, holds) : null;
}

internal sealed class MultipleOf(decimal factor) : Keyword
{
    public static Keyword? Make(KeywordSource source) =>
        source.Number() is not { } factor ? null : factor > 0 ? new MultipleOf(factor) : source.Refuse("a number above 0");

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not NumberValue number || number.Number.IsMultipleOf(factor)) return true;
        var limit = factor.ToString(CultureInfo.InvariantCulture);
        return evaluation.Fail("multipleOf", $"This must be a multiple of {limit}.", limit);
    }
}
