using WorkflowHub.Designer.Organisation;
using WorkflowHub.Designer.Scenarios;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Designer.Tests;

public sealed class ScenarioTests
{
    private const string Case = "cases/small-amount.yaml";

    private static readonly OrganisationSnapshot People = OrganisationFile.Read(Repository.File("workflows/sample-organisation.yaml")).Organisation!.Snapshot();

    [Theory]
    [InlineData("open: { head_decision: [p-binh] }", "open: { head_decision: [p-chi] }", "expect", "open tasks: expected [head_decision: p-chi]; found [head_decision: p-binh].")]
    [InlineData("preview: { head_decision: [p-binh] }", "preview: { head_decision: [] }", "start p-an", "preview: expected [head_decision: none]; found [head_decision: p-binh].")]
    [InlineData("act: { by: p-binh, step: head_decision, outcome: approve, comment: Needed at once. }", "act: { by: p-binh, step: head_decision, outcome: agree }", "act p-binh head_decision agree", "expected to be accepted; it was refused with 'unknown-outcome'")]
    [InlineData("code: not-yours", "code: task-finished", "refuse act p-chi head_decision approve", "expected to be refused with 'task-finished'; found 'not-yours'")]
    [InlineData("refuse: { act: { by: p-chi, step: head_decision, outcome: approve }, code: not-yours }", "refuse: { act: { by: p-binh, step: head_decision, outcome: approve }, code: not-yours }", "refuse act p-binh head_decision approve", "expected to be refused with 'not-yours'; it was accepted.")]
    [InlineData("status: completed", "status: active", "expect", "status: expected active; found completed.")]
    [InlineData("route: [head_decision, order_number, order_letter]", "route: [head_decision]", "expect", "route: expected head_decision; found head_decision, order_number, order_letter.")]
    [InlineData("order_no: 001/2026/ĐH", "order_no: 002/2026/ĐH", "expect", "data: expected order_no = 002/2026/ĐH; found 001/2026/ĐH.")]
    [InlineData("\"Hoà Phát\"", "\"Hoa Phat\"", "expect", "outputs: 'order' (en) should contain \"Hoa Phat\"; found: ")]
    [InlineData("price: 900000 }", "price: -1 }", "start p-an", "it was refused with 'invalid-answer': /items/0/price:")]
    [InlineData("reason: The old ones are broken.", "reason: \"\"", "start p-an", "it was refused with 'invalid-answer': /reason:")]
    [InlineData("by: p-an", "by: p-nobody", "start p-nobody", "it was refused with")]
    [InlineData("step: head_decision, outcome: approve, comment: Needed at once.", "step: finance_decision, outcome: approve", "act p-binh finance_decision approve", "expected a task of 'finance_decision'; open are [head_decision: p-binh].")]
    public void A_scenario_that_goes_otherwise_tells_the_step_what_was_expected_and_what_was_found(string find, string replace, string step, string message)
    {
        var text = Sample.Text(Case);
        var at = text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{find}' is not in {Case}.");

        var result = Play(text[..at] + replace + text[(at + find.Length)..]);

        Assert.False(result.Passed);
        var failure = result.Failures.FirstOrDefault(failure => failure.Step == step && failure.Message.Contains(message, StringComparison.Ordinal));
        Assert.True(failure is not null, $"Expected \"{step}: {message}\"; found:\n{string.Join('\n', result.Failures)}");
        Assert.InRange(failure.Line, 1, text.Count(unit => unit == '\n'));
    }

    [Fact]
    public void An_incident_nobody_expects_fails_the_scenario()
    {
        var text = Sample.Text("cases/printer-fails.yaml").Replace("incidents: [job], ", "", StringComparison.Ordinal);

        var failure = Assert.Single(Play(text).Failures);

        Assert.Equal("incidents: expected none; found job at order_letter (The disk is full.).", failure.Message);
    }

    private static ScenarioResult Play(string text)
    {
        var read = Sample.With(Case, text);
        Assert.True(read.Package is not null, string.Join('\n', read.Problems));
        return ScenarioRunner.Run(read.Package, read.Package.Scenarios.Single(scenario => scenario.File == Case), People);
    }
}
