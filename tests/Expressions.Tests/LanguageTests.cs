namespace WorkflowHub.Expressions.Tests;

/// <summary>The rows of <c>examples/language.txt</c>: the language and each built-in function, its edges among them.</summary>
public sealed class LanguageTests
{
    private const string Arrow = " => ";

    public static TheoryData<string, string> Rows => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "examples", "language.txt"))
        .Where(line => line.Contains(Arrow, StringComparison.Ordinal) && !line.StartsWith('#')).Select(line => line.Split(Arrow)).Select(parts => (parts[0], parts[1]))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_comes_to_its_value(string source, string expected)
    {
        var compiled = Expression.Compile(source, Scope.Of());

        Assert.Equal(expected, compiled.Expression is { } expression ? FeelText.Of(expression.Evaluate(ContextValue.Empty)) : "null");
    }
}
