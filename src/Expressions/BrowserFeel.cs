using System.Collections.Immutable;
using WorkflowHub.Expressions.Functions;
using WorkflowHub.Expressions.Syntax;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>
/// What a browser may evaluate. There FEEL is <c>feelin</c> under our own decimals and comparisons (<c>src/Web/src/forms/feel</c>): it comes to
/// the server's value, or shows none until the server has said it. Where it would come to another, the expression is refused for the
/// browser. <c>tests/Expressions.Tests/examples/browser.json</c> is run by both and holds an example of each difference.
/// </summary>
public static class BrowserFeel
{
    /// <summary>Significant digits that a number in JavaScript holds without change.</summary>
    public const int Digits = 15;

    private static readonly ImmutableHashSet<string> Missing =
    [
        "range", "log", "exp", "is", "overlaps before", "overlaps after", "finishes", "finished by", "during", "starts", "started by", "coincides",
    ];

    private static readonly ImmutableDictionary<string, string> Otherwise = new Dictionary<string, string>
    {
        ["list replace"] = "for … return", ["years and months duration"] = "the years and months of the dates",
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> Conditions =
        ["not", "contains", "starts with", "ends with", "matches", "list contains", "odd", "even", "all", "any", "before", "after", "includes"];

    private static readonly ImmutableHashSet<string> Numbers =
    [
        "count", "abs", "floor", "ceiling", "decimal", "round up", "round down", "round half up", "round half down", "modulo", "sqrt", "string length",
        "sum", "product", "mean", "median", "number",
    ];

    private static readonly Expression Rounding = Expression.Compile("decimal(number, scale)", Scope.Of("number", "scale")).Expression!;

    /// <summary>
    /// Compiles and says why a browser may not evaluate it: every problem of the compilation, or every construct the browser works out
    /// otherwise, with what to write instead. Empty when a browser may: then it never shows another value than the server's.
    /// </summary>
    /// <param name="source">The text of the expression.</param>
    /// <param name="scope">The names it may read.</param>
    /// <returns>Problems by their place; empty when a browser may evaluate it.</returns>
    public static ImmutableArray<ExpressionProblem> Refusals(string source, Scope scope)
    {
        var (root, parser) = Parser.Expression(source, scope);
        return root is null ? parser.Problems : parser.Differences;
    }

    /// <summary>
    /// The number as a form keeps it when it was worked out: to <see cref="Digits"/> significant digits, half to even, digits before the point
    /// whole. So a browser that reads it back has the same number.
    /// </summary>
    /// <param name="number">A number that was worked out.</param>
    /// <returns>The number as it is kept.</returns>
    public static Value Kept(NumberValue number)
    {
        var text = FeelText.Of(number);
        var digits = text.Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (digits <= Digits || point < 0 || !text.All(c => char.IsAsciiDigit(c) || c is '-' or '.')) return number;
        var scale = Math.Max(0, text.Length - point - 1 - (digits - Digits));
        return Rounding.Evaluate(ContextValue.Of(("number", number), ("scale", Value.Of(scale))));
    }

    /// <summary>Why a call is worked out otherwise; null when it is not.</summary>
    internal static string? OfCall(Builtin builtin, Node?[] arguments) => builtin.Name switch
    {
        var name when Missing.Contains(name) => $"{name}() is not known to browsers.",
        var name when Otherwise.TryGetValue(name, out var instead) => $"Browsers take {name}() otherwise; write it with {instead}.",
        "matches" or "replace" or "split" when arguments is [_, var pattern, ..] && !IsPlain(pattern) =>
            $"{builtin.Name}() takes regular expressions of XPath; browsers have others. Letters, digits, spaces and . * + ? ^ $ [ ] | - are the same in both.",
        _ => null,
    };

    /// <summary>Why a number as it is written is another one to a browser; null when it is not.</summary>
    internal static string? OfNumber(string text)
    {
        var digits = text.TakeWhile(c => c is not ('e' or 'E')).Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        return digits > Digits ? $"Browsers hold {Digits} digits of a number; {digits} were found." : null;
    }

    /// <summary>Why a browser cannot tell whether a filter picks by place or by condition; null when it can.</summary>
    internal static string? OfFilter(Node filter) =>
        filter is CompareNode or AndNode or OrNode or InNode or BetweenNode or InstanceOf or QuantifiedNode or ArithmeticNode or NegateNode or RangeNode
        || filter is BuiltinCall call && (Conditions.Contains(call.Name) || Numbers.Contains(call.Name)) || filter.Type == FeelType.Number
            ? null : "Browsers cannot tell whether this is a place in the list or a condition; write a condition with = true.";

    private static bool IsPlain(Node? pattern) => pattern is Literal { Value: TextValue { Text: var text } }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || " .*+?^$[]|-,;:/_@#".Contains(c, StringComparison.Ordinal));
}
