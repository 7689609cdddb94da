using System.Text.RegularExpressions;

namespace WorkflowHub.Designer.Tests;

/// <summary>Conditions over the types of what they read: what is refused, what is warned of, and what is let pass because it is not known.</summary>
public sealed partial class ConditionTests
{
    private const string Process = "process.bpmn";
    private const string Amount = "total &gt; 50000000";
    private const string AmountWithDefault = "name=\"Above 50 million?\" default=\"amount_is_large_to_approved\"";

    [Theory]
    [InlineData("order_no &gt; 5")]
    [InlineData("order_no = \"a\" or order_no = 5")]
    [InlineData("order_no")]
    [InlineData("total &gt; 5 and head_decision.comment != null")]
    [InlineData("head_decision.at &gt; case.startedAt")]
    [InlineData("date(needed_by) &lt; today")]
    [InlineData("head_decision.by = case.applicant")]
    [InlineData("some item in items satisfies item.sum &gt; 5")]
    [InlineData("if total &gt; 5 then true else false")]
    [InlineData("null")]
    public void What_may_be_true_is_not_refused(string condition) => Assert.Empty(WithAmount(condition, null).Problems);

    [Fact]
    public void A_misspelt_part_is_told_with_its_place_and_what_was_meant()
    {
        var problem = Assert.Single(WithAmount("\n  head_decision.outcom = \"approve\"", null).Problems, problem => problem.Rule == "bpmn.expression");

        Assert.Equal("amount_is_large_to_finance_decision", problem.Element);
        Assert.Contains("column 15", problem.Message, StringComparison.Ordinal);
        Assert.Contains("was 'outcome' meant?", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Amount, null)]
    [InlineData(Amount, "total &lt;= 50000000", "process.gap: With total left empty no condition after 'amount_is_large' holds")]
    [InlineData(Amount, "total &lt; 50000000 or total = null", "process.gap: With total = 50000000 no condition")]
    [InlineData("total &gt;= 50000000", "total &lt;= 50000000 or total = null",
        "process.overlap: With total = 50000000 the conditions of 'amount_is_large_to_finance_decision' and 'amount_is_large_to_approved' hold together")]
    [InlineData(Amount, "not(total &gt; 50000000) or total = null")]
    [InlineData("head_decision.outcome = \"approve\"", "head_decision.outcome = \"reject\"")]
    [InlineData("head_decision.outcome = \"approve\"", "head_decision.outcome = \"refuse\"", "process.gap: With head_decision.outcome = \"reject\"")]
    [InlineData("subject = \"a\"", "subject != \"a\"")]
    [InlineData("count(items) &gt; 1", "count(items) = 1")]
    [InlineData("order_no = 1", "order_no = 2")]
    [InlineData("head_decision.by = \"a\"", "head_decision.by = \"b\"")]
    public void Gaps_and_overlaps_are_told_with_an_example(string one, string? other, params string[] expected)
    {
        var read = WithAmount(one, other);

        Assert.Empty(read.Problems);
        Assert.Equal(expected.Length, read.Warnings.Length);
        foreach (var (warning, start) in read.Warnings.Zip(expected)) Assert.StartsWith(start, $"{warning.Rule}: {warning.Message}", StringComparison.Ordinal);
        Assert.All(read.Warnings, warning => Assert.Equal("amount_is_large", warning.Element));
    }

    [Fact]
    public void A_decision_table_with_a_gap_and_an_overlap_is_warned_of()
    {
        const string Table = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Limits" namespace="urn:limits">
              <inputData id="amount" name="amount"><variable name="amount" typeRef="number"/></inputData>
              <decision id="level" name="level"><variable name="level" typeRef="string"/>
                <informationRequirement><requiredInput href="#amount"/></informationRequirement>
                <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="number"><text>amount</text></inputExpression></input><output/>
                  <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
                  <rule><inputEntry><text>[9..20]</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
                </decisionTable></decision>
            </definitions>
            """;

        var read = Sample.With("decisions/limits.dmn", Table);

        Assert.Empty(read.Problems);
        Assert.Equal(["decision.gap", "decision.overlap"], read.Warnings.Select(warning => warning.Rule).Order());
    }

    /// <param name="other">The condition of the other flow, which is then no default; null leaves it the default.</param>
    private static PackageReading WithAmount(string one, string? other)
    {
        var text = Sample.Text(Process).Replace(Amount, one, StringComparison.Ordinal);
        if (other is not null)
            text = OtherFlow().Replace(text.Replace(AmountWithDefault, "name=\"Above 50 million?\"", StringComparison.Ordinal), match => $"{match.Value}<bpmn:conditionExpression>{other}</bpmn:conditionExpression>", 1);
        return Sample.With(Process, text);
    }

    [GeneratedRegex("<bpmn:sequenceFlow id=\"amount_is_large_to_approved\".*?</bpmn:extensionElements>", RegexOptions.Singleline)]
    private static partial Regex OtherFlow();
}
