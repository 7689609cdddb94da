using System.Text.Json;

namespace WorkflowHub.Expressions.Tests;

/// <summary>The table that the browser's FEEL runs too: <c>src/Web/src/forms/feel.test.ts</c>.</summary>
public sealed class BrowserFeelTests
{
    private static readonly JsonDocument Table = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "examples", "browser.json")));

    public static TheoryData<string, string, string, string> Rows(string part) => [.. Table.RootElement.GetProperty(part).EnumerateArray().Select(row => (
        row.GetProperty("source").GetString()!, row.TryGetProperty("names", out var names) ? names.GetRawText() : "{}",
        row.GetProperty("expected").GetRawText(), row.TryGetProperty("refusal", out var refusal) ? refusal.GetString()! : ""))];

    [Theory]
    [MemberData(nameof(Rows), "agree")]
    public void An_expression_that_both_evaluate_is_not_refused(string source, string names, string expected, string refusal)
    {
        var input = (ContextValue)Json(names);

        Assert.Empty(refusal);
        Assert.Equal(Rounded(Json(expected)), Rounded(Plain(Expression.Compile(source, ScopeOf(input)).Expression!.Evaluate(input))));
        Assert.Empty(BrowserFeel.Refusals(source, ScopeOf(input)));
    }

    [Theory]
    [MemberData(nameof(Rows), "refused")]
    public void An_expression_that_browsers_work_out_otherwise_is_refused_for_them(string source, string names, string expected, string refusal)
    {
        var input = (ContextValue)Json(names);

        Assert.Equal(Rounded(Json(expected)), Rounded(Plain(Expression.Compile(source, ScopeOf(input)).Expression!.Evaluate(input))));
        Assert.Contains(refusal, Assert.Single(BrowserFeel.Refusals(source, ScopeOf(input))).Message, StringComparison.Ordinal);
    }

    private static Scope ScopeOf(ContextValue input) => Scope.Of(input.Select(entry => entry.Key));

    private static Value Json(string text) => JsonValues.Parse(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>As JSON holds it.</summary>
    private static Value Plain(Value value) => JsonValues.Parse(JsonValues.ToUtf8(value));

    private static Value Rounded(Value value) => value switch
    {
        NumberValue number => Value.Of(Math.Round(number.Number.ToDecimal(), 12)),
        ListValue list => Value.Of(list.Items.Select(Rounded)),
        ContextValue context => ContextValue.From(context.Select(entry => KeyValuePair.Create(entry.Key, Rounded(entry.Value)))),
        _ => value,
    };
}
