using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Event sub-processes (BPMN 2.0.2, 10.3.5 and 13.5.4).</summary>
public sealed class EventSubProcessTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private const string Message = "<messageEventDefinition messageRef=\"m1\"/>";
    private const string Signal = "<signalEventDefinition signalRef=\"s1\"/>";
    private const string Timer = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>";

    /// <summary>An event sub-process of one step.</summary>
    private static string On(string id, string definition, string person, bool interrupts = true, string more = "") =>
        $"<subProcess id=\"on_{id}\" triggeredByEvent=\"true\"><startEvent id=\"{id}\" isInterrupting=\"{(interrupts ? "true" : "false")}\">{definition}</startEvent>"
        + Step($"{id}_step", Person(person), "", more) + $"<endEvent id=\"{id}_end\"/>" + Flows($"{id}>{id}_step>{id}_end") + "</subProcess>";

    private static Procedure Process(string beside) =>
        Procedure(Ends + Step("a", Person("binh")) + Step("b", Person("chi")) + Flows("start>a>b>end") + beside);

    private static Story Tell(Story story, string message = "Paid") =>
        story.Do(new ReceiveMessage(message, ContextValue.Empty) { At = story.Now, By = Command.System });

    [Fact]
    public void One_that_interrupts_takes_the_place_of_everything_else() =>
        Tell(new Story(Process(On("paid", Message, "lan") + On("late", Timer, "dung"))).Start()).Act("paid_step", "lan").Check();

    [Fact]
    public void One_that_does_not_may_run_several_times_at_once_and_the_case_waits_for_all()
    {
        var story = Tell(Tell(new Story(Process(On("paid", Message, "lan", interrupts: false))).Start()));

        Assert.Equal(["a: binh", "paid_step: lan", "paid_step: lan"], story.Open.Order());
        story.Act("a", "binh").Act("b", "chi").Act("paid_step", "lan");
        Assert.Equal(CaseStatus.Active, story.Case.Status);
        story.Act("paid_step", "lan").Check();
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_timer_of_a_container_begins_with_it_and_ends_with_it()
    {
        var inner = "<subProcess id=\"sub\"><startEvent id=\"in\"/><endEvent id=\"out\"/>" + Step("work", Person("chi")) + Flows("in>work>out") + On("late", Timer, "dung") + "</subProcess>";
        var story = new Story(Procedure(Ends + Step("a", Person("binh")) + inner + Step("b", Person("lan")) + Flows("start>a>sub>b>end"))).Start();

        Assert.Empty(story.Case.Timers);
        story.Wait(TimeSpan.FromDays(2)).Act("a", "binh");
        Assert.Single(story.Case.Timers);
        story.Act("work", "chi");
        Assert.Empty(story.Case.Timers);
        Assert.Equal(["b: lan"], story.Open);
    }

    [Fact]
    public void A_container_that_was_interrupted_ends_with_the_event_sub_process()
    {
        var inner = "<subProcess id=\"sub\"><startEvent id=\"in\"/><endEvent id=\"out\"/>" + Step("work", Person("chi")) + Flows("in>work>out") + On("late", Timer, "dung") + "</subProcess>";
        var story = new Story(Procedure(Ends + inner + Step("b", Person("lan")) + Flows("start>sub>b>end"))).Start().Wait(TimeSpan.FromDays(2));

        Assert.Equal(["late_step: dung"], story.Open);
        Assert.Equal(["b: lan"], story.Act("late_step", "dung").Open);
    }

    [Fact]
    public void A_signal_thrown_in_the_case_begins_it()
    {
        var story = new Story(Procedure(Ends + Step("a", Person("binh")) + $"<intermediateThrowEvent id=\"shout\">{Signal}</intermediateThrowEvent>" + Step("b", Person("chi"))
            + Flows("start>a>shout>b>end") + On("heard", Signal, "lan", interrupts: false))).Start().Act("a", "binh");

        Assert.Equal(["b: chi", "heard_step: lan"], story.Open.Order());
    }

    [Theory]
    [InlineData("e1", "one_step: lan")]
    [InlineData("e2", "any_step: dung")]
    public void Of_errors_the_very_code_comes_before_any_and_both_before_the_border(string error, string open)
    {
        var inside = "<startEvent id=\"in\"/>" + Step("work", Person("binh")) + $"<endEvent id=\"failed\"><errorEventDefinition errorRef=\"{error}\"/></endEvent>" + Flows("in>work>failed")
            + On("any", "<errorEventDefinition/>", "dung") + On("one", "<errorEventDefinition errorRef=\"e1\"/>", "lan");
        var story = new Story(Procedure(Ends + $"<subProcess id=\"sub\">{inside}</subProcess><boundaryEvent id=\"border\" attachedToRef=\"sub\"><errorEventDefinition errorRef=\"e1\"/></boundaryEvent>"
            + Step("outside", Person("chi")) + Flows("start>sub>end", "border>outside>end"))).Start().Act("work", "binh");

        Assert.Equal([open], story.Open);
    }

    [Fact]
    public void What_it_throws_itself_goes_outwards()
    {
        var handler = "<subProcess id=\"handler\" triggeredByEvent=\"true\"><startEvent id=\"caught\"><errorEventDefinition/></startEvent>"
            + "<endEvent id=\"again\"><errorEventDefinition errorRef=\"e2\"/></endEvent>" + Flows("caught>again") + "</subProcess>";
        var inner = "<subProcess id=\"sub\"><startEvent id=\"in\"/><endEvent id=\"failed\"><errorEventDefinition errorRef=\"e1\"/></endEvent>" + Flows("in>failed") + handler + "</subProcess>";
        var story = new Story(Procedure(Ends + inner + Flows("start>sub>end") + On("outer", "<errorEventDefinition errorRef=\"e2\"><extensionElements><wh:code name=\"why\"/></extensionElements></errorEventDefinition>", "lan"))).Start();

        Assert.Equal(["outer_step: lan"], story.Open);
        Assert.Equal(Value.Of("E2"), story.Case.Data["why"]);
    }

    [Fact]
    public void One_may_stand_in_another_and_listens_while_that_goes_on()
    {
        var inner = "<subProcess id=\"on_paid\" triggeredByEvent=\"true\"><startEvent id=\"paid\">" + Message + "</startEvent>" + Step("first", Person("chi")) + "<endEvent id=\"out\"/>"
            + Flows("paid>first>out") + On("late", Timer, "dung") + "</subProcess>";
        var story = new Story(Process(inner)).Start();

        Assert.Empty(story.Case.Timers);
        Assert.Equal(["late_step: dung"], Tell(story).Wait(TimeSpan.FromDays(2)).Open);
        Assert.Equal(CaseStatus.Completed, story.Act("late_step", "dung").Case.Status);
    }

    [Fact]
    public void A_timer_that_cannot_be_set_is_an_incident_that_does_not_keep_the_case()
    {
        var story = new Story(Process(On("late", "<timerEventDefinition><timeDuration>limit</timeDuration></timerEventDefinition>", "dung"))).Start();

        Assert.Equal("late", Assert.Single(story.Case.Incidents).Element);
        Assert.Equal(CaseStatus.Completed, story.Act("a", "binh").Act("b", "chi").Case.Status);
        Assert.Empty(story.Case.Incidents);
    }

    [Theory]
    [InlineData(AfterReturn.RunAgain, "b: chi")]
    [InlineData(AfterReturn.StraightBack, "paid_step: lan")]
    public void A_return_out_of_one_that_interrupted_goes_on_as_before(AfterReturn then, string after)
    {
        const string Back = "<wh:return to=\"a\" then=\"run-again\"/><wh:return to=\"a\" then=\"straight-back\"/>";
        var story = Tell(new Story(Process(On("paid", Message, "lan", more: Back))).Start().Act("a", "binh"));

        story.Return("paid_step", "lan", "a", "?", then);
        Assert.Equal(["a: binh"], story.Open);
        Assert.Single(story.Case.Subscriptions);
        Assert.Equal([after], story.Act("a", "binh").Open);
        Assert.Equal(then == AfterReturn.RunAgain ? 1 : 0, story.Case.Subscriptions.Length);
    }

    [Fact]
    public void A_return_out_of_one_that_runs_beside_waits_for_the_step_there()
    {
        var story = Tell(new Story(Process(On("paid", Message, "lan", interrupts: false, "<wh:return to=\"a\"/>"))).Start().Act("a", "binh"));

        story.Return("paid_step", "lan", "a", "?");
        Assert.Equal(["a: binh"], story.Open);
        Assert.Equal(["b: chi", "paid_step: lan"], story.Act("a", "binh").Open.Order());
    }
}
