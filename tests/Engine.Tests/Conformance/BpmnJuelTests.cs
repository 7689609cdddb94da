using WorkflowHub.Conformance;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Conformance;

public sealed class BpmnJuelTests
{
    private static readonly ContextValue Data = ContextValue.Of(
        ("test", Value.Of("abc")), ("integerVariable", Value.Of(2m)), ("done", Value.Of(true)), ("name", Value.Of("Ann")),
        ("list", Value.Of(Value.Of("x"), Value.Of("y"))), ("order", ContextValue.Of(("total", Value.Of(7m)))));

    [Theory]
    [InlineData("test.contains(\"a\")", "true")]
    [InlineData("!test.contains(\"a\")", "false")]
    [InlineData("integerVariable<3", "true")]
    [InlineData("${integerVariable == 2}", "true")]
    [InlineData("#{integerVariable == 2}", "true")]
    [InlineData("${integerVariable == 3 || integerVariable == 2}", "true")]
    [InlineData("${integerVariable gt 1 and integerVariable le 2}", "true")]
    [InlineData("${!done}", "false")]
    [InlineData("${!missing}", "true")]
    [InlineData("${not done}", "false")]
    [InlineData("${empty missing}", "true")]
    [InlineData("${empty name}", "false")]
    [InlineData("${name == 'Ann'}", "true")]
    [InlineData("${name != 'Ann' ? 1 : 2}", "2")]
    [InlineData("${integerVariable + 5 * 2}", "12")]
    [InlineData("${(integerVariable + 5) * 2}", "14")]
    [InlineData("${integerVariable % 2}", "0")]
    [InlineData("${-integerVariable}", "-2")]
    [InlineData("${3}", "3")]
    [InlineData("${list.size()}", "2")]
    [InlineData("${list[0]}", "x")]
    [InlineData("${list.contains('y')}", "true")]
    [InlineData("${order.total}", "7")]
    [InlineData("${name.equals('Ann')}", "true")]
    [InlineData("${execution.getVariable('name')}", "Ann")]
    [InlineData("Dear ${name}, ${integerVariable} left", "Dear Ann, 2 left")]
    [InlineData("true", "true")]
    public void Means_the_same_in_feel(string juel, string value)
    {
        var compiled = Expression.Compile(BpmnJuel.ToFeel(juel), Scope.Open);

        Assert.Empty(compiled.Problems);
        Assert.Equal(value, FeelText.Of(compiled.Expression!.Evaluate(Data)));
    }

    [Theory]
    [InlineData("${bean.run(execution)}")]
    [InlineData("${a b}")]
    [InlineData("${'open}")]
    [InlineData("${1 +}")]
    [InlineData("${a")]
    public void What_has_no_equal_is_turned_away(string juel) => Assert.Throws<FormatException>(() => BpmnJuel.ToFeel(juel));
}
