using System.Text.Json;

namespace WorkflowHub.Expressions.Tests;

/// <summary>The table that the browser's FEEL runs too: <c>src/Web/src/forms/feel.test.ts</c>.</summary>
public sealed class BrowserFeelTests
{
    private static readonly JsonDocument Table = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "examples", "browser.json")));

    public static TheoryData<string, string, string, string> Rows(string part) => [.. Table.RootElement.GetProperty(part).EnumerateArray().Select(row => (
        row.GetProperty("source").GetString()!, row.TryGetProperty("names", out var names) ? DataOf(names) : "{}",
        row.GetProperty("expected").GetRawText(), row.TryGetProperty("refusal", out var refusal) ? refusal.GetString()! : ""))];

    /// <summary>The data themselves, or what they are called where several rows use them.</summary>
    private static string DataOf(JsonElement names) =>
        (names.ValueKind == JsonValueKind.String ? Table.RootElement.GetProperty("data").GetProperty(names.GetString()!) : names).GetRawText();

    [Theory]
    [MemberData(nameof(Rows), "agree")]
    [MemberData(nameof(Rows), "later")]
    public void An_expression_that_both_evaluate_is_not_refused(string source, string names, string expected, string refusal)
    {
        var input = (ContextValue)Json(names);

        Assert.Empty(refusal);
        Assert.Equal(Rounded(Json(expected)), Rounded(Plain(Expression.Compile(source, ScopeOf(input)).Expression!.Evaluate(input))));
        Assert.Empty(BrowserFeel.Refusals(source, ScopeOf(input)));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1 / 3", "0.333333333333333")]
    [InlineData("200 / 3", "66.6666666666667")]
    [InlineData("-2 / 3", "-0.666666666666667")]
    [InlineData("1 / 3000", "0.000333333333333333")]
    [InlineData("1234567890123456.75", "1234567890123457")]
    [InlineData("0.1234567890123445", "0.123456789012344")]
    public void A_number_worked_out_is_kept_to_15_digits(string source, string expected) =>
        Assert.Equal(expected, FeelText.Of(BrowserFeel.Kept((NumberValue)Expression.Compile(source, Scope.Of()).Expression!.Evaluate(ContextValue.Empty))));

    [Theory]
    [InlineData("lines[contains(name, \"a\")]")]
    [InlineData("lines[not(urgent)]")]
    [InlineData("lines[count(lines)]")]
    [InlineData("lines[place]")]
    [InlineData("sum(for i in 1..count(lines) return lines[i].price)")]
    public void A_filter_that_is_surely_a_place_or_a_condition_is_not_refused(string source) => Assert.Empty(BrowserFeel.Refusals(source, OfLines));

    [Theory]
    [InlineData("lines[urgent]")]
    [InlineData("lines[if urgent then 1 else 2]")]
    public void A_filter_that_may_be_either_is_refused(string source) => Assert.Contains("= true", Assert.Single(BrowserFeel.Refusals(source, OfLines)).Message, StringComparison.Ordinal);

    private static readonly Scope OfLines = Scope.Typed(
        ("place", FeelType.Number),
        ("lines", new FeelType.List(new FeelType.Context([("name", FeelType.Text), ("price", FeelType.Number), ("urgent", FeelType.Boolean)]))));

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
