namespace WorkflowHub.Expressions.Tests;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("1 +", 1, 4, "An expression was expected, the end was found.")]
    [InlineData("(1 + 2", 1, 7, ") was expected, the end was found.")]
    [InlineData("if true then 1", 1, 15, "'else' was expected, the end was found.")]
    [InlineData("amount >\n  foo", 2, 3, "There is no 'foo' here.")]
    [InlineData("1 2", 1, 3, "'2' was not expected here; an operator or the end was.")]
    [InlineData("\"open", 1, 1, "The string is not closed: \" was expected.")]
    [InlineData("@\"2026-13-01\"", 1, 1, "\"2026-13-01\" is not a time")]
    [InlineData("substring(\"a\")", 1, 10, "substring(string, start position, length) was expected.")]
    [InlineData("1 instance of nunber", 1, 15, "There is no type 'nunber'.")]
    [InlineData("{a: 1, a: 2}", 1, 8, "The entry 'a' stands twice.")]
    [InlineData("function(a) external {}", 1, 13, "An external function names the class")]
    [InlineData("function(a) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}", 1, 13, "java.lang.System.exit(int) is not available")]
    [InlineData("99999999999999999999999999999999", 1, 1, "is larger than can be held")]
    public void A_problem_says_where_and_what_was_expected(string source, int line, int column, string message)
    {
        var compiled = Expression.Compile(source, Scope.Of("amount"));

        Assert.Null(compiled.Expression);
        Assert.Equal((line, column), (compiled.Problems[0].Line, compiled.Problems[0].Column));
        Assert.Contains(message, compiled.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_reported_with_a_suggestion_for_a_slip()
    {
        var problems = Expression.Compile("amuont > 10 and vendr = \"A\" and cuont(lines) > 1", Scope.Of("amount", "vendor", "lines")).Problems;

        Assert.Equal(["amount", "vendor", "count"], problems.Select(problem => problem.Suggestion));
        Assert.Equal([1, 17, 33], problems.Select(problem => problem.Column));
    }
}
