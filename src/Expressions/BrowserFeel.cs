using System.Collections.Immutable;
using WorkflowHub.Expressions.Functions;
using WorkflowHub.Expressions.Syntax;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>
/// What a browser may evaluate. FEEL in the browser is <c>feelin</c>, which counts in binary and leaves some of the language out: where
/// the two are known to differ, an expression is refused for the browser, so that it never shows what the server would not say.
/// <c>tests/Expressions.Tests/examples/browser.json</c> is run by both and holds an example of each difference.
/// </summary>
public static class BrowserFeel
{
    private static readonly ImmutableHashSet<string> Rounding = ["decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down"];

    /// <summary>
    /// Compiles and says why a browser may not evaluate it: every problem of the compilation, or every construct the browser works out
    /// otherwise. Empty when both come to the same; numbers then agree to 12 digits.
    /// </summary>
    public static ImmutableArray<ExpressionProblem> Refusals(string source, Scope scope)
    {
        var (root, parser) = Parser.Expression(source, scope);
        return root is null ? parser.Problems : parser.Differences;
    }

    /// <summary>Why a call is worked out otherwise; null when it is not.</summary>
    internal static string? OfCall(Builtin builtin, Node?[] arguments) => builtin.Name switch
    {
        "range" => "range() is not known to browsers.",
        "min" or "max" when Array.Exists(arguments, argument => argument is Literal { Value: TextValue }) => $"Browsers do not find the {builtin.Name} of strings.",
        "matches" or "replace" or "split" when arguments is [_, var pattern, ..] && !IsPlain(pattern) =>
            $"{builtin.Name}() takes regular expressions of XPath; browsers have others. Letters, digits, spaces and . * + ? ^ $ [ ] | - are the same in both.",
        var name when Rounding.Contains(name) && arguments is [_, not (null or Literal { Value: NumberValue { Number.Sign: 0 } })] =>
            $"Browsers count in binary: {name}() at digits after the point comes to another number there (1.005 to 1.00).",
        _ => null,
    };

    /// <summary>Why an operation is worked out otherwise; null when it is not.</summary>
    internal static string? OfOperation(Operation operation, Node left, Node right) =>
        operation is Operation.Multiply or Operation.Divide && (IsDuration(left) || IsDuration(right)) ? "Browsers do not multiply or divide durations; take .days, .hours or .months of them." : null;

    internal static bool IsDuration(Node node) => node is Literal { Value: DaysTimeDurationValue or YearsMonthsDurationValue };

    private static bool IsPlain(Node? pattern) => pattern is Literal { Value: TextValue { Text: var text } }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || " .*+?^$[]|-,;:/_@#".Contains(c, StringComparison.Ordinal));
}
