using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class JobErrorTests
{
    private const string Job = "<serviceTask id=\"order\"><extensionElements><wh:job kind=\"document\"/></extensionElements></serviceTask>";

    private static string Border(string id, string host, string error) =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\"><errorEventDefinition {(error.Length == 0 ? "" : $"errorRef=\"{error}\"")}/></boundaryEvent>";

    /// <summary>A job within a sub-process; what stands on the borders leads to a step of its own.</summary>
    private static Procedure Ordering(params string[] borders)
    {
        var within = $"<subProcess id=\"buy\"><startEvent id=\"in\"/>{Job}<endEvent id=\"out\"/>{string.Concat(borders.Where(border => border.Contains("\"order\"", StringComparison.Ordinal)))}{Flows("in>order>out")}"
            + string.Concat(borders.Where(border => border.Contains("\"order\"", StringComparison.Ordinal)).Select(_ => Step("mend", Person("lan")) + Flows("own>mend"))) + "</subProcess>";
        var around = borders.Where(border => border.Contains("\"buy\"", StringComparison.Ordinal)).ToList();
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/>" + within + string.Concat(around) + string.Concat(around.Select(_ => Step("ask", Person("chi")) + Flows("outer>ask"))) + Flows("start>buy>end");
        var file = Encoding.UTF8.GetString(File(body)).Replace("<process ", "<error id=\"sold-out\" errorCode=\"SOLD\"/><process ", StringComparison.Ordinal);
        var compiled = ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(file));
        Assert.Empty(compiled.Problems);
        return compiled.Procedure!;
    }

    private static Story Thrown(Procedure procedure, string code)
    {
        var story = new Story(procedure).Start();
        return story.Do(new ThrowError(1, code, ContextValue.Of(("why", Value.Of("sold out")))) { At = story.Now, By = Command.System });
    }

    [Theory]
    [InlineData("sold-out")]
    [InlineData("")]
    public void The_border_of_the_work_hears_its_error_first(string error)
    {
        var story = Thrown(Ordering(Border("own", "order", error), Border("outer", "buy", "")), "SOLD");

        Assert.Equal(["mend: lan"], story.Open);
        Assert.Empty(story.Case.Jobs);
        Assert.Equal(Value.Of("sold out"), story.Case.Data["why"]);
    }

    [Fact]
    public void An_error_the_work_does_not_listen_for_leaves_the_container()
    {
        var story = Thrown(Ordering(Border("outer", "buy", "sold-out")), "SOLD");

        Assert.Equal(["ask: chi"], story.Open);
        Assert.Empty(story.Case.Jobs);
    }

    [Fact]
    public void An_error_nobody_listens_for_is_an_incident_that_can_be_tried_again()
    {
        var story = Thrown(Ordering(Border("outer", "buy", "sold-out")), "OTHER");

        Assert.Equal(("error", 1), (Assert.Single(story.Case.Incidents).Kind, story.Case.Incidents[0].Job));
        Assert.Equal(2, Assert.Single(story.Retry(1).Case.Jobs).Number);
    }

    [Fact]
    public void An_error_of_a_job_that_is_over_is_no_news()
    {
        var story = new Story(Ordering(Border("outer", "buy", "sold-out"))).Start().Complete("order");

        Assert.Equal(story.Case, story.Do(new ThrowError(1, "SOLD", ContextValue.Empty) { At = story.Now, By = Command.System }).Case);
    }

    [Fact]
    public void A_definition_at_the_root_is_as_good_as_one_in_the_event()
    {
        var body = Encoding.UTF8.GetString(File("<startEvent id=\"start\"/><endEvent id=\"end\"><eventDefinitionRef>stop</eventDefinitionRef></endEvent>" + Step("a", Person("lan"))
            + "<parallelGateway id=\"fork\"/>" + Flows("start>fork>a", "fork>end")));

        var compiled = ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(body.Replace("<process ", "<terminateEventDefinition id=\"stop\"/><process ", StringComparison.Ordinal)));

        Assert.Empty(compiled.Problems);
        Assert.Equal(CaseStatus.Terminated, new Story(compiled.Procedure!).Start().Case.Status);
        Assert.Contains(ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(body)).Problems, problem => problem is { Rule: "bpmn.reference", Element: "end" });
    }
}
