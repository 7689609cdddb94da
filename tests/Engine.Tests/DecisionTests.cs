using System.Collections.Immutable;
using System.Text;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Business rule tasks: decisions of the package.</summary>
public sealed class DecisionTests
{
    private const string Model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="discount" namespace="urn:test">
        <inputData id="i" name="amount"><variable name="amount" typeRef="number"/></inputData>
        <decision id="dec" name="Discount"><variable name="Discount"/><informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>
        <literalExpression id="l"><text>if amount &gt; 100 then 10 else 0</text></literalExpression></decision></definitions>
        """;

    private static ProcedureCompilation Compiled(string decision, string model = Model) => ProcedureCompiler.Compile(
        Source with { Decisions = ImmutableSortedDictionary<string, string>.Empty.Add("discount", "decisions/discount.dmn") },
        File($"<startEvent id=\"start\"/><endEvent id=\"end\"/><businessRuleTask id=\"decide\"><extensionElements>{decision}</extensionElements></businessRuleTask>" + Flows("start>decide>end")),
        decisions: new Dictionary<string, ReadOnlyMemory<byte>> { ["decisions/discount.dmn"] = Encoding.UTF8.GetBytes(model) });

    [Theory]
    [InlineData("<wh:decision model=\"discount\" decision=\"Discount\" result=\"percent\"/>", 200, 10)]
    [InlineData("<wh:decision model=\"discount\" decision=\"Discount\" result=\"percent\"><wh:input name=\"amount\">amount / 4</wh:input></wh:decision>", 200, 0)]
    public void A_decision_s_result_becomes_data(string decision, int amount, int percent)
    {
        var compiled = Compiled(decision);
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));

        var story = new Story(compiled.Procedure!).Start("an", "north", ("amount", Value.Of(amount)));

        Assert.Equal(Value.Of(percent), story.Case.Data["percent"]);
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Theory]
    [InlineData("bpmn.decision", "<wh:decision model=\"other\" decision=\"Discount\" result=\"percent\"/>")]
    [InlineData("bpmn.decision", "<wh:decision model=\"discount\" decision=\"Other\" result=\"percent\"/>")]
    [InlineData("bpmn.attribute", "<wh:decision model=\"discount\" decision=\"Discount\"/>")]
    [InlineData("bpmn.decision-missing", "")]
    public void A_decision_that_is_not_there_is_a_problem(string rule, string decision) => Assert.Contains(rule, Compiled(decision).Problems.Select(problem => problem.Rule));

    [Fact]
    public void A_model_that_cannot_be_read_is_a_problem_of_its_file() =>
        Assert.Contains(Compiled("<wh:decision model=\"discount\" decision=\"Discount\" result=\"percent\"/>", "<nothing/>").Problems, problem => problem is { Rule: "dmn.invalid", File: "decisions/discount.dmn" });
}
