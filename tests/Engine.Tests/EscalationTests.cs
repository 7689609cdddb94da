using System.Text;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class EscalationTests
{
    private const string Definition = "<escalationEventDefinition escalationRef=\"late\"/>";

    /// <summary>A sub-process that escalates on its way (or at its end) before a step, and who listens on its border.</summary>
    private static Procedure Process(string border, bool atEnd = false)
    {
        var thrower = atEnd ? $"<endEvent id=\"shout\">{Definition}</endEvent>" : $"<intermediateThrowEvent id=\"shout\">{Definition}</intermediateThrowEvent>" + Step("work", Person("lan")) + "<endEvent id=\"out\"/>";
        var inner = $"<subProcess id=\"inner\"><startEvent id=\"in\"/>{thrower}{Flows(atEnd ? "in>shout" : "in>shout>work>out")}</subProcess>";
        var outer = $"<subProcess id=\"outer\"><startEvent id=\"begin\"/>{inner}<endEvent id=\"finish\"/>{Flows("begin>inner>finish")}</subProcess>";
        var listens = border.Length == 0 ? "" : border + Step("ask", Person("chi")) + Flows("heard>ask");
        var file = Encoding.UTF8.GetString(File("<startEvent id=\"start\"/><endEvent id=\"end\"/>" + outer + listens + Flows("start>outer>end")));
        var compiled = ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(file.Replace("<process ", "<escalation id=\"late\" escalationCode=\"LATE\"/><escalation id=\"other\" escalationCode=\"OTHER\"/><process ", StringComparison.Ordinal)));
        Assert.Empty(compiled.Problems);
        return compiled.Procedure!;
    }

    private static string Border(bool interrupts, string attribute = "escalationRef=\"late\"", string inside = "") =>
        $"<boundaryEvent id=\"heard\" attachedToRef=\"outer\" cancelActivity=\"{(interrupts ? "true" : "false")}\"><escalationEventDefinition {attribute}>{inside}</escalationEventDefinition></boundaryEvent>";

    [Fact]
    public void A_border_that_does_not_interrupt_begins_a_second_way() =>
        Assert.Equal(["ask: chi", "work: lan"], new Story(Process(Border(interrupts: false))).Start().Open.Order());

    [Fact]
    public void A_border_that_interrupts_takes_the_container_s_place() =>
        Assert.Equal(["ask: chi"], new Story(Process(Border(interrupts: true))).Start().Open);

    [Fact]
    public void An_end_that_escalates_ends_all_the_same() =>
        Assert.Equal(CaseStatus.Completed, new Story(Process(Border(interrupts: false), atEnd: true)).Start().Act("ask", "chi").Case.Status);

    [Fact]
    public void Nobody_has_to_listen()
    {
        Assert.Equal(["work: lan"], new Story(Process("")).Start().Open);
        Assert.Equal(["work: lan"], new Story(Process(Border(interrupts: true, "escalationRef=\"other\""))).Start().Open);
    }

    [Fact]
    public void A_border_without_a_reference_hears_every_escalation_and_may_keep_its_code()
    {
        var story = new Story(Process(Border(interrupts: true, "", "<extensionElements><wh:code name=\"why\"/></extensionElements>"))).Start();

        Assert.Equal(Value.Of("LATE"), story.Case.Data["why"]);
    }
}
