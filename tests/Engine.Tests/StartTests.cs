using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>The ways in which a case begins.</summary>
public sealed class StartTests
{
    private const string Message = "<messageEventDefinition messageRef=\"m1\"/>";
    private const string Signal = "<signalEventDefinition signalRef=\"s1\"/>";
    private const string Condition = "<conditionalEventDefinition><condition>sum &gt; 100</condition></conditionalEventDefinition>";
    private const string End = "<endEvent id=\"end\"/>";

    private static readonly string Work = Step("work", Person("binh")) + End + Flows("work>end");

    private static string Start(string id, string definitions, string attributes = "") => $"<startEvent id=\"{id}\" {attributes}>{definitions}</startEvent>" + Flows($"{id}>work");

    private static string Timer(string kind, string when) => $"<timerEventDefinition><{kind}>{when}</{kind}></timerEventDefinition>";

    private static Decision Begin(Procedure procedure, string? start, int? definition = null, params (string, Value)[] data) =>
        CaseEngine.Handle(procedure, Case.None, new StartCase(Guid.Empty, "north", ContextValue.Of(data)) { At = DateTimeOffset.UnixEpoch, By = "an", Start = start, Definition = definition }, Story.Organisation);

    [Fact]
    public void A_procedure_says_what_it_begins_with()
    {
        var procedure = Procedure(Start("hand", "") + Start("paid", Message, "name=\"x\"") + Start("any", Signal + Timer("timeCycle", "R/PT1H")) + Work);

        Assert.Equal(["paid  message Paid", "any 0 signal Alarm", "any 1 timer "], procedure.Starts.Select(start => $"{start.Element} {start.Definition} {start.Kind} {start.Name}"));
        Assert.True(procedure.StartsByHand);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(1), procedure.Starts[2].FirstDue(DateTimeOffset.UnixEpoch)!.Value.Due);
    }

    [Theory]
    [InlineData(null, null, "hand")]
    [InlineData("paid", null, "paid")]
    [InlineData("any", 1, "any")]
    public void A_case_begins_where_it_is_told_to(string? start, int? definition, string element)
    {
        var begun = Begin(Procedure(Start("hand", "") + Start("paid", Message) + Start("any", Signal + Timer("timeCycle", "R/PT1H")) + Work), start, definition);

        Assert.Equal(element, begun.Case.Done[0]);
        Assert.Equal("work", Assert.Single(begun.Case.Tasks).Step);
        Assert.Empty(begun.Case.Timers);
    }

    [Theory]
    [InlineData("start-needed", null)]
    [InlineData("unknown-start", "other")]
    [InlineData("condition-not-met", "big")]
    public void A_case_that_cannot_begin_so_is_refused(string code, string? start) =>
        Assert.Equal(code, Begin(Procedure(Start("paid", Message) + Start("big", Condition) + Work), start).Refusal?.Code);

    [Fact]
    public void A_condition_begins_a_case_that_meets_it() =>
        Assert.Single(Begin(Procedure(Start("big", Condition) + Work), "big", null, ("sum", Value.Of(101))).Case.Tasks);

    [Fact]
    public void A_message_s_payload_becomes_data_as_the_start_says()
    {
        var start = Start("paid", Message + "<extensionElements><wh:payload><wh:output name=\"sum\">amount * 2</wh:output></wh:payload></extensionElements>");

        Assert.Equal(ContextValue.Of(("sum", Value.Of(6))), Begin(Procedure(start + Work), "paid", null, ("amount", Value.Of(3)), ("other", Value.Of(1))).Case.Data);
    }

    [Fact]
    public void Of_parallel_triggers_the_first_begins_the_case_and_the_others_are_waited_for()
    {
        var procedure = Procedure(Start("both", Message + Signal, "parallelMultiple=\"true\"") + Work);
        var begun = Begin(procedure, "both", 1).Case;

        Assert.Equal("Paid", Assert.Single(begun.Subscriptions).Name);
        Assert.Single(CaseEngine.Handle(procedure, begun, new ReceiveMessage("Paid", ContextValue.Empty) { At = begun.StartedAt, By = Command.System }, Story.Organisation).Case.Tasks);
    }

    [Fact]
    public void A_receive_task_begins_a_case_and_is_done_with_it() =>
        Assert.Single(Begin(Procedure("<receiveTask id=\"paid\" messageRef=\"m1\" instantiate=\"true\"/>" + Flows("paid>work") + Work), "paid").Case.Tasks);

    private static string Race(string attributes) => $"<eventBasedGateway id=\"race\" instantiate=\"true\" {attributes}/><intermediateCatchEvent id=\"paid\">{Message}</intermediateCatchEvent>"
        + $"<intermediateCatchEvent id=\"heard\">{Signal}</intermediateCatchEvent>" + Step("other", Person("chi")) + Flows("race>paid>work", "race>heard>other>end") + Work;

    [Fact]
    public void A_gateway_begins_a_case_with_one_of_its_events()
    {
        var begun = Begin(Procedure(Race("")), "heard").Case;

        Assert.Equal("other", Assert.Single(begun.Tasks).Step);
        Assert.Empty(begun.Subscriptions);
    }

    [Fact]
    public void A_parallel_gateway_begins_a_case_with_the_first_event_and_waits_for_the_others()
    {
        var procedure = Procedure(Race("eventGatewayType=\"Parallel\""));
        var begun = Begin(procedure, "heard").Case;

        Assert.Equal("Paid", Assert.Single(begun.Subscriptions).Name);
        Assert.Equal(["other", "work"], CaseEngine.Handle(procedure, begun, new ReceiveMessage("Paid", ContextValue.Empty) { At = begun.StartedAt, By = Command.System }, Story.Organisation).Case.Tasks.Select(task => task.Step));
    }

    [Fact]
    public void Two_starts_by_hand_are_a_problem() =>
        Assert.Contains("bpmn.one-start", Problems(Start("one", "") + Start("two", "") + Work).Select(problem => problem.Rule));
}
