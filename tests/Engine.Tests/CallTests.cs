using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class CallTests
{
    private static string Call(string called, string inside = "") =>
        $"<startEvent id=\"start\"/><endEvent id=\"end\"/><callActivity id=\"transfer\" calledElement=\"{called}\"><extensionElements>{inside}</extensionElements></callActivity>" + Flows("start>transfer>end");

    private const string Named = "<wh:call version=\"3\"><wh:input name=\"member\">person</wh:input><wh:output name=\"received\">decided</wh:output></wh:call>";

    [Fact]
    public void A_called_procedure_gets_its_inputs_and_gives_back_its_outputs() =>
        new Story(Procedure(Call("membership", Named))).Start("an", "north", ("person", Value.Of("lan")), ("secret", Value.Of(1m)))
            .Complete("transfer", ("decided", Value.Of("today")), ("other", Value.Of(2m))).Check();

    [Fact]
    public void All_data_go_in_and_come_back_when_the_designer_says_so()
    {
        var story = new Story(Procedure(Call("membership", "<wh:call inputs=\"all\" outputs=\"all\"/>"))).Start("an", "north", ("person", Value.Of("lan")));

        Assert.Equal(ContextValue.Of(("person", Value.Of("lan"))), story.Case.Jobs[0].Input["data"]);
        Assert.Equal(Value.Of("chi"), story.Complete("transfer", ("person", Value.Of("chi"))).Case.Data["person"]);
    }

    [Fact]
    public void Without_a_word_no_data_go_in_or_out()
    {
        var story = new Story(Procedure(Call("membership"))).Start("an", "north", ("person", Value.Of("lan")));

        Assert.Equal(ContextValue.Empty, story.Case.Jobs[0].Input["data"]);
        Assert.Equal(Value.Of("lan"), story.Complete("transfer", ("person", Value.Of("chi"))).Case.Data["person"]);
    }

    [Fact]
    public void Which_procedure_is_called_may_be_worked_out()
    {
        var procedure = Procedure(Call("=which"));

        Assert.Equal(Value.Of("membership"), new Story(procedure).Start("an", "north", ("which", Value.Of("membership"))).Case.Jobs[0].Input["procedure"]);
        Assert.Equal("expression", Assert.Single(new Story(procedure).Start().Case.Incidents).Kind);
    }

    [Fact]
    public void A_version_that_is_no_number_is_a_problem() =>
        Assert.Equal(["bpmn.attribute"], Problems(Call("membership", "<wh:call version=\"latest\"/>")).Select(problem => problem.Rule));

    [Fact]
    public void Corrected_data_are_the_case_s_data_with_the_reason_kept()
    {
        var story = new Story(Procedure(Call("membership"))).Start("an", "north", ("person", Value.Of("lan")));

        story.Do(new CorrectData(ContextValue.Of(("person", Value.Of("chi"))), "A slip of the pen") { At = story.Now, By = "dung" });

        Assert.Equal(Value.Of("chi"), story.Case.Data["person"]);
        Assert.Contains(story.Journal, fact => fact is Events.CommentAdded { Text: "A slip of the pen", By: "dung" });
    }

    [Theory]
    [InlineData("comment-required", " ")]
    [InlineData("comment-too-long", null)]
    public void A_correction_needs_a_reason(string code, string? reason)
    {
        var procedure = Procedure(Call("membership"));
        var story = new Story(procedure).Start();

        var decision = CaseEngine.Handle(procedure, story.Case, new CorrectData(ContextValue.Empty, reason ?? new string('x', 20_000)) { At = story.Now, By = "dung" }, Story.Organisation);

        Assert.Equal(code, decision.Refusal?.Code);
    }
}
