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
    [InlineData("1e9999", 1, 1, "is larger than can be held")]
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

    private static readonly Scope Typed = Scope.Typed(
        ("amount", FeelType.Number), ("vendor", FeelType.Text), ("urgent", FeelType.Boolean), ("day", FeelType.Date), ("anything", FeelType.Any),
        ("applicant", new FeelType.Context([("unit", FeelType.Text), ("date of birth", FeelType.Date)])),
        ("lines", new FeelType.List(new FeelType.Context([("price", FeelType.Number), ("order-number", FeelType.Text), ("tags", new FeelType.List(FeelType.Text))]))));

    [Theory]
    [InlineData("applicant.unt = \"a\"", 1, 11, "There is no 'unt'", "unit")]
    [InlineData("sum(lines.prise)", 1, 11, "There is no 'prise'", "price")]
    [InlineData("lines[prise > 1]", 1, 7, "There is no 'prise' here", "price")]
    [InlineData("lines[1].pric", 1, 10, "There is no 'pric'", "price")]
    [InlineData("lines[price > 1].pric", 1, 18, "There is no 'pric'", "price")]
    [InlineData("for line in lines return line.pric", 1, 31, "There is no 'pric'", "price")]
    [InlineData("some line in lines satisfies line.price = \"a\"", 1, 41, "number and string cannot be compared", null)]
    [InlineData("day.yaer", 1, 5, "There is no 'yaer'", "year")]
    [InlineData("amount.value", 1, 8, "There is no 'value'", null)]
    [InlineData("amount > \"a\"", 1, 8, "number and string cannot be compared", null)]
    [InlineData("vendor = 5", 1, 8, "string and number cannot be compared", null)]
    [InlineData("amount + vendor", 1, 8, "no arithmetic of number and string", null)]
    [InlineData("amount * urgent", 1, 8, "no arithmetic of number and boolean", null)]
    public void Names_and_operations_are_checked_by_the_types_of_a_scope(string source, int line, int column, string message, string? suggestion)
    {
        var problem = Assert.Single(Expression.Compile(source, Typed).Problems);

        Assert.Equal((line, column, suggestion), (problem.Line, problem.Column, problem.Suggestion));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applicant.unit = vendor and applicant.date of birth < day")]
    [InlineData("sum(lines.price) > amount and count(lines[order-number = vendor]) = 1")]
    [InlineData("lines[price > 1][1].order-number + vendor")]
    [InlineData("lines[amount].price = null")]
    [InlineData("for line in lines, tag in line.tags return tag + vendor")]
    [InlineData("anything.whatever > 1 and anything = \"a\"")]
    [InlineData("day > date and time(\"2026-01-01T00:00:00Z\") or day + duration(\"P1D\") > day")]
    [InlineData("lines[item.price > 1 and amount > price].tags")]
    [InlineData("amount = null or vendor + \"x\" = \"yx\"")]
    public void What_fits_the_types_of_a_scope_has_no_problem(string source) => Assert.Empty(Expression.Compile(source, Typed).Problems);
}
