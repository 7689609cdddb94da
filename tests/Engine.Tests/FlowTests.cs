using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class FlowTests
{
    private static readonly string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static string Boundary(string id, string host, string duration, bool interrupts = true) =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\" cancelActivity=\"{(interrupts ? "true" : "false")}\"><timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition></boundaryEvent>";

    [Fact]
    public void Parallel_branches_wait_for_each_other() =>
        new Story(Procedure(Ends + "<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>" + Step("a", Person("binh")) + Step("b", Person("chi"))
            + Flows("start>fork>a>join", "fork>b>join>end"))).Start().Act("b", "chi").Act("a", "binh").Check();

    [Fact]
    public void All_must_decide_and_a_no_closes_the_round()
    {
        var procedure = Procedure(Ends + Step("panel", "<wh:holders position=\"clerk\" unit=\"ancestor:centre\"/><wh:person id=\"binh\"/><wh:except><wh:person id=\"dung\"/></wh:except>", "policy=\"all\"")
            + Flows("start>panel>end"));
        new Story(procedure).Start().Act("panel", "lan").Act("panel", "lan").Act("panel", "chi", "reject", "Too dear").Check();
        Assert.Equal("approve", new Story(procedure).Start().Act("panel", "lan").Act("panel", "chi").Act("panel", "binh").Case.Step("panel")!.Outcome);
    }

    [Fact]
    public void A_group_task_is_claimed_given_back_and_done_by_another() =>
        new Story(Procedure(Ends + Step("register", "<wh:holders position=\"clerk\" unit=\"id:hq\"/>") + Flows("start>register>end")))
            .Start().Claim("register", "lan").Claim("register", "lan").Claim("register", "chi").Act("register", "chi").Release("register", "lan").Act("register", "chi").Check();

    [Fact]
    public void Nobody_found_is_an_incident_until_somebody_is()
    {
        var procedure = Procedure(Ends + Step("ask", "<wh:field name=\"who\"/><wh:person id=\"gone\"/>") + Flows("start>ask>end"));
        new Story(procedure).Start("an", "north", ("who", Value.Of("gone"))).Retry(1).Withdraw().Check();
        Assert.Equal(["ask: chi, binh"], new Story(procedure).Start("an", "north", ("who", Value.Of(Value.Of("chi"), Value.Of("binh")))).Open);
    }

    [Fact]
    public void A_timer_on_the_border_interrupts_or_begins_a_second_way() =>
        new Story(Procedure(Ends + Step("a", Person("binh")) + Step("hurry", Person("chi")) + Step("instead", Person("dung"))
            + Boundary("late", "a", "P1D", false) + Boundary("too_late", "a", "duration(\"P\" + string(1 + 1) + \"D\")")
            + "<endEvent id=\"hurried\"/>" + Flows("start>a>end", "late>hurry>hurried", "too_late>instead>end"))).Start().Wait(TimeSpan.FromDays(3))
            .Act("a", "binh").Act("instead", "dung").Act("hurry", "chi").Check();

    [Fact]
    public void A_decision_in_time_takes_its_timers_with_it() =>
        new Story(Procedure(Ends + Step("a", Person("binh")) + Boundary("late", "a", "PT5H") + Flows("start>a>end", "late>end"))).Start().Act("a", "binh").Wait(TimeSpan.FromDays(1)).Check();

    [Fact]
    public void Waiting_for_a_duration_and_for_a_date() =>
        new Story(Procedure(Ends + """
            <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>P1M</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="date"><timerEventDefinition><timeDate>deadline</timeDate></timerEventDefinition></intermediateCatchEvent>
            """ + Flows("start>wait>date>end"))).Start().Wait(TimeSpan.FromDays(31)).Retry(1).Check();

    [Fact]
    public void A_sub_process_ends_when_all_in_it_has_ended_and_its_border_listens() =>
        new Story(Procedure(Ends + "<subProcess id=\"sub\"><parallelGateway id=\"split\"/><endEvent id=\"done\"/>" + Step("x", Person("binh")) + Step("y", Person("chi"))
            + Flows("split>x>done", "split>y") + "</subProcess>" + Step("late_step", Person("dung")) + Boundary("late", "sub", "P5D")
            + Flows("start>sub>end", "late>late_step>end"))).Start().Act("x", "binh").Wait(TimeSpan.FromDays(6)).Act("y", "chi").Act("late_step", "dung").Check();

    [Fact]
    public void A_terminate_end_inside_ends_the_sub_process_alone() =>
        new Story(Procedure(Ends + "<subProcess id=\"sub\"><startEvent id=\"in\"/><endEvent id=\"stop\"><terminateEventDefinition/></endEvent>" + Step("x", Person("binh")) + Step("y", Person("chi"))
            + Flows("in>x>stop", "in>y") + "</subProcess>" + Flows("start>sub>end"))).Start().Act("x", "binh").Check();

    [Fact]
    public void A_circle_without_wait_is_stopped()
    {
        var story = new Story(Procedure(Ends + "<exclusiveGateway id=\"a\" default=\"a-b\"/><exclusiveGateway id=\"b\"/>" + Flows("start>a>b>a", "a>end: stop"))).Start();

        Assert.Equal("step-limit", Assert.Single(story.Case.Incidents).Kind);
        Assert.Single(story.Case.Tokens);
        Assert.True(story.Journal.Length < 5_000);
    }

    [Fact]
    public void Conditions_on_an_activity_choose_every_true_flow_or_the_default()
    {
        var procedure = Procedure(Ends + Step("a", Person("binh")).Replace("<userTask", "<userTask default=\"a-z\"", StringComparison.Ordinal) + Step("x", Person("chi")) + Step("y", Person("dung")) + Step("z", Person("lan"))
            + Flows("start>a", "a>x: n > 1", "a>y: n > 2", "a>z>end", "x>end", "y>end"));

        Assert.Equal(["x: chi", "y: dung"], new Story(procedure).Start(data: ("n", Value.Of(3))).Act("a", "binh").Open);
        Assert.Equal(["z: lan"], new Story(procedure).Start(data: ("n", Value.Of(0))).Act("a", "binh").Open);
    }

    [Fact]
    public void A_way_on_that_was_not_found_is_tried_again_without_asking_again()
    {
        var story = new Story(Procedure(Ends + Step("a", Person("binh")) + Flows("start>a", "a>end: a.outcome = \"approve\""))).Start().Act("a", "binh", "reject");

        Assert.Equal("no-flow", Assert.Single(story.Case.Incidents).Kind);
        story.Retry(1);
        Assert.Empty(story.Case.Tasks);
        Assert.Equal(2, Assert.Single(story.Case.Incidents).Number);
    }
}
