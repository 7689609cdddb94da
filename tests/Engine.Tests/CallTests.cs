using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.State;
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

    private static readonly Caller Caller = new(new Guid("0190b5a0-0000-7000-8000-000000000009"), 4);

    private static Decision Called(string body, params Command[] commands)
    {
        var procedure = Procedure(body);
        var decision = CaseEngine.Handle(procedure, Case.None, new StartCase(Guid.Empty, "north", ContextValue.Of(("n", Value.Of(1)))) { At = DateTimeOffset.UnixEpoch, By = "an", Caller = Caller }, Story.Organisation);
        foreach (var command in commands) decision = CaseEngine.Handle(procedure, decision.Case, command, Story.Organisation);
        return decision;
    }

    [Theory]
    [InlineData("", CallAnswer.Completed, null, CaseStatus.Completed)]
    [InlineData("<terminateEventDefinition/>", CallAnswer.Completed, null, CaseStatus.Terminated)]
    [InlineData("<errorEventDefinition errorRef=\"e1\"/>", CallAnswer.Error, "E1", CaseStatus.Terminated)]
    public void A_called_case_tells_its_caller_how_it_ended(string end, CallAnswer answer, string? code, CaseStatus status)
    {
        var decision = Called($"<startEvent id=\"start\"/><endEvent id=\"end\">{end}</endEvent>" + Flows("start>end"));

        Assert.Equal(status, decision.Case.Status);
        Assert.Empty(decision.Case.Tokens);
        Assert.Equal(new AnswerCall(Caller, answer, code, ContextValue.Of(("n", Value.Of(1)))), Assert.Single(decision.Effects));
    }

    [Fact]
    public void A_called_case_that_somebody_ends_has_failed()
    {
        var decision = Called("<startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("work", Person("binh")) + Flows("start>work>end"), new CancelCase("No money") { At = DateTimeOffset.UnixEpoch, By = "dung" });

        Assert.Equal(CallAnswer.Failed, Assert.IsType<AnswerCall>(Assert.Single(decision.Effects)).Kind);
        Assert.Contains("No money", ((FailJob)((AnswerCall)decision.Effects[0]).At(DateTimeOffset.UnixEpoch)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_called_case_escalates_to_its_caller_and_goes_on()
    {
        var body = "<startEvent id=\"start\"/><intermediateThrowEvent id=\"up\"><escalationEventDefinition escalationRef=\"x1\"/></intermediateThrowEvent><endEvent id=\"end\"/>" + Flows("start>up>end");

        Assert.Equal([CallAnswer.Escalation, CallAnswer.Completed], Called(body).Effects.Cast<AnswerCall>().Select(answer => answer.Kind));
    }

    [Theory]
    [InlineData("<errorEventDefinition errorRef=\"e1\"/>", CallAnswer.Error, "E1")]
    [InlineData("<escalationEventDefinition escalationRef=\"x1\"/>", CallAnswer.Escalation, "X1")]
    public void The_border_of_a_call_hears_what_the_called_case_throws(string definition, CallAnswer answer, string code)
    {
        var story = new Story(Procedure(Call("membership", Named) + $"<boundaryEvent id=\"heard\" attachedToRef=\"transfer\">{definition}</boundaryEvent><endEvent id=\"other\"/>" + Flows("heard>other")));
        story.Start();

        story.Do(new AnswerCall(new Caller(story.Case.Id, story.Case.Jobs[0].Number), answer, code, ContextValue.Of(("decided", Value.Of("today")), ("secret", Value.Of(1)))).At(story.Now));

        Assert.Equal(["start", "transfer", "heard", "other"], story.Journal.OfType<Events.ElementEntered>().Select(entered => entered.Element));
        Assert.Equal(Value.Of("today"), story.Case.Data["received"]);
        Assert.True(story.Case.Data["secret"].IsNull);
    }

    [Fact]
    public void A_call_that_is_cancelled_takes_the_called_case_with_it()
    {
        var procedure = Procedure(Call("membership"));
        var story = new Story(procedure).Start();

        Assert.Equal([new CancelCall(1)], CaseEngine.Handle(procedure, story.Case, new CancelCase("No money") { At = story.Now, By = "dung" }, Story.Organisation).Effects);
    }

    [Fact]
    public void Which_version_is_called_may_be_that_of_the_time_of_publishing() =>
        Assert.Equal(Value.Of("deployed"), new Story(Procedure(Call("membership", "<wh:call binding=\"deployed\"/>"))).Start().Case.Jobs[0].Input["binding"]);

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
