using System.Text;
using WorkflowHub.Expressions.Analysis;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

public sealed class CoverageTests
{
    private static string[] Findings(string[] conditions, params (string, FeelType)[] inputs)
    {
        var compiled = conditions.Select(condition => Expression.Compile(condition, Scope.Of(inputs.Select(input => input.Item1))).Expression!).ToList();
        return [.. Coverage.Of(compiled, inputs).Findings.Select(finding => $"{string.Join('+', finding.Rules)} {FeelText.Of(finding.Example)}")];
    }

    [Fact]
    public void A_value_that_no_condition_takes_is_found() =>
        Assert.Equal([" {amount: 100}"], Findings(["amount < 100", "amount > 100"], ("amount", FeelType.Number)));

    [Fact]
    public void A_value_that_two_conditions_take_is_found() =>
        Assert.Equal(["1+2 {amount: 51}"], Findings(["amount < 100", "amount > 50"], ("amount", FeelType.Number)));

    [Fact]
    public void Conditions_that_divide_the_values_between_them_have_no_findings()
    {
        Assert.Empty(Findings(["amount <= 100", "amount > 100"], ("amount", FeelType.Number)));
        Assert.Empty(Findings(["urgent", "not(urgent) and kind = \"a\"", "not(urgent) and kind != \"a\""], ("urgent", FeelType.Boolean), ("kind", FeelType.Text)));
        Assert.Empty(Findings(["day < date(\"2026-07-01\")", "day >= @\"2026-07-01\""], ("day", FeelType.Date)));
    }

    [Fact]
    public void A_kind_that_was_forgotten_is_found() =>
        Assert.Equal([" {kind: \"other\"}"], Findings(["kind = \"a\"", "kind = \"b\""], ("kind", FeelType.Text)));

    [Fact]
    public void Gaps_and_overlaps_of_a_table_have_examples()
    {
        var model = DecisionModel.Compile(Encoding.UTF8.GetBytes("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="t" name="t">
              <inputData id="i" name="amount"><variable name="amount" typeRef="number"/></inputData>
              <inputData id="j" name="kind"><variable name="kind" typeRef="string"/></inputData>
              <decision id="d" name="d"><variable name="d"/>
                <informationRequirement><requiredInput href="#i"/></informationRequirement><informationRequirement><requiredInput href="#j"/></informationRequirement>
                <decisionTable>
                  <input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
                  <input><inputExpression typeRef="string"><text>kind</text></inputExpression><inputValues><text>"a", "b"</text></inputValues></input>
                  <output/>
                  <rule><inputEntry><text>&lt; 10</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= 10</text></inputEntry><inputEntry><text>"a"</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt; 20</text></inputEntry><inputEntry><text>"a", "b"</text></inputEntry><outputEntry><text>3</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """)).Model!;

        var result = model.Analyse("d")!;

        Assert.True(result.IsWhole);
        Assert.Equal(["", "", "", "2+3"], result.Findings.Select(finding => string.Join('+', finding.Rules)));
        Assert.Equal("{amount: 10, kind: \"b\"}", FeelText.Of(result.Findings[0].Example));
        Assert.All(result.Findings.Where(finding => finding.IsGap), gap => Assert.True(model.Evaluate("d", gap.Example).IsNull));
    }

    [Fact]
    public void An_analysis_that_would_take_too_long_ends_and_says_so()
    {
        var dear = string.Join(" or ", Enumerable.Range(0, 300).Select(i => $"a = {i} and count(for x in 1..1000 return x) = b + {i}"));
        var condition = Expression.Compile(dear, Scope.Of("a", "b")).Expression!;

        var result = Coverage.Of([condition], ("a", FeelType.Number), ("b", FeelType.Number));

        Assert.False(result.IsWhole);
    }

    [Fact]
    public void A_condition_over_a_date_and_a_duration_has_examples_at_the_edges() =>
        Assert.Equal([" {day: 2026-07-01}"], Findings(["day < @\"2026-07-01\"", "day > @\"2026-07-01\""], ("day", FeelType.Date)));

    [Fact]
    public void A_gap_between_two_inputs_is_found() =>
        Assert.Equal([" {amount: 9, urgent: false}"], Findings(["amount >= 10", "amount < 10 and urgent"], ("amount", FeelType.Number), ("urgent", FeelType.Boolean)));
}
