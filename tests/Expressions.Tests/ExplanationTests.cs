using System.Text;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

public sealed class ExplanationTests
{
    private static readonly ContextValue Names = ContextValue.Of(
        ("amount", Value.Of(1500)), ("vendor", Value.Of("B")), ("urgent", Value.False), ("missing", Value.Null), ("day", Value.Of(new DateOnly(2026, 5, 1))),
        ("order", ContextValue.Of(("total", Value.Of(11)))), ("lines", Value.Of(Enumerable.Range(1, 7).Select(i => (Value)ContextValue.Of(("price", Value.Of(i * 10)))))));

    [Theory]
    [InlineData("amount > 1000", "amount > 1000 => true\n  amount => 1500")]
    [InlineData("amount > 1000 and vendor = \"A\" and urgent", "amount > 1000 and vendor = \"A\" and urgent => false\n  vendor = \"A\" => false\n    vendor => \"B\"")]
    [InlineData("amount > 1000 and missing > 2", "amount > 1000 and missing > 2 => null\n  missing > 2 => null\n    missing => null")]
    [InlineData("(urgent or amount < 1)", "urgent or amount < 1 => false\n  urgent => false\n  amount < 1 => false\n    amount => 1500")]
    [InlineData("if (amount > 1) then vendor else 1/0", "if (amount > 1) then vendor else 1/0 => \"B\"\n  amount > 1 => true\n    amount => 1500\n  vendor => \"B\"")]
    [InlineData("amount between 1 and missing", "amount between 1 and missing => null\n  amount => 1500\n  missing => null")]
    [InlineData("vendor in (\"A\", \"C\")", "vendor in (\"A\", \"C\") => false\n  vendor => \"B\"\n  \"A\" => false\n  \"C\" => false")]
    [InlineData("amount in [1..2000]", "amount in [1..2000] => true\n  amount => 1500\n  [1..2000] => true")]
    [InlineData("amount + missing * 2", "amount + missing * 2 => null\n  amount => 1500\n  missing * 2 => null\n    missing => null")]
    [InlineData("upper case(missing)", "upper case(missing) => null\n  missing => null")]
    [InlineData("order.total > 10", "order.total > 10 => true\n  order.total => 11")]
    [InlineData("order.sum.x", "order.sum.x => null\n  order.sum => null\n    order => {total: 11}")]
    [InlineData("missing instance of number", "missing instance of number => false\n  missing => null")]
    [InlineData("some l in lines satisfies l.price > 60", "some l in lines satisfies l.price > 60 => true\n  l.price > 60 => true\n    l.price => 70")]
    [InlineData("every l in lines satisfies l.price < 20", "every l in lines satisfies l.price < 20 => false\n  l.price < 20 => false\n    l.price => 20")]
    [InlineData("count([amount, missing][item > 1])", "count([amount, missing][item > 1]) => 1\n  [amount, missing][item > 1] => [1500]\n    [amount, missing] => [1500, null]\n    item > 1 => true\n      item => 1500\n    item > 1 => null\n      item => null")]
    [InlineData("-amount < 0", "-amount < 0 => true\n  -amount => -1500")]
    [InlineData("1", "1 => 1")]
    [InlineData("not (\n urgent )", "not (\n urgent ) => true\n  urgent => false")]
    public void An_evaluation_says_which_part_decided(string source, string expected)
    {
        var expression = Expression.Compile(source, Scope.Of(Names.Select(entry => entry.Key))).Expression!;

        var told = expression.Explain(Names);

        Assert.Equal(expected, told.ToString());
        Assert.Equal(expression.Evaluate(Names), told.Value);
        Assert.Equal(told.Text, source.Substring(told.Start, told.Text.Length));
    }

    [Fact]
    public void A_null_tells_its_reason() =>
        Assert.Contains("'missing' is null", Assert.IsType<NullValue>(Expression.Compile("missing + 1", Scope.Open).Expression!.Explain(Names).Value).Reason, StringComparison.Ordinal);

    [Fact]
    public void Items_and_parts_beyond_the_cap_are_left_out()
    {
        var filter = Expression.Compile("lines[price > 35]", Scope.Open).Expression!.Explain(Names);
        var chain = Expression.Compile(string.Join(" + ", Enumerable.Repeat("amount", 400)), Scope.Open).Expression!.Explain(Names);

        Assert.Equal(1 + Limits.MaxExplainedItems, filter.Parts.Length);
        Assert.True(filter.IsCut);
        Assert.Equal(Limits.MaxExplanationParts, Count(chain));
        Assert.Equal("600000", FeelText.Of(chain.Value));
    }

    private static int Count(Explanation told) => 1 + told.Parts.Sum(Count);

    [Theory]
    [InlineData("< 5, > 1000", "< 5, > 1000 => true\n  > 1000 => true")]
    [InlineData("not(1500)", "not(1500) => false\n  1500 => true")]
    [InlineData("? > 1 and vendor = \"A\"", "? > 1 and vendor = \"A\" => false\n  ? > 1 and vendor = \"A\" => false\n    vendor = \"A\" => false\n      vendor => \"B\"")]
    [InlineData("-", "- => true")]
    public void A_cell_says_which_of_its_tests_holds(string source, string expected) =>
        Assert.Equal(expected, UnaryTests.Compile(source, Scope.Of("vendor")).Tests!.Explain(Value.Of(1500), Names).ToString());

    [Fact]
    public void A_decision_that_is_an_expression_says_which_part_decided()
    {
        var model = DecisionModel.Compile(Encoding.UTF8.GetBytes("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="a" name="a"><inputData id="i" name="amount"><variable name="amount" typeRef="number"/></inputData>
            <decision id="d" name="d"><variable name="d" typeRef="boolean"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>amount > 10 and amount &lt; 20</text></literalExpression></decision></definitions>
            """)).Model!;

        var step = model.Explain("d", ContextValue.Of(("amount", Value.Of(5)))).Steps[^1];

        Assert.Equal("amount > 10 and amount < 20 => false\n  amount > 10 => false\n    amount => 5", step.Why!.ToString());
    }
}
