using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Conditions, dates and cycles, links, and events that wait for several things.</summary>
public sealed class WaitingTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private const string Message = "<messageEventDefinition messageRef=\"m1\"/>";
    private const string Signal = "<signalEventDefinition signalRef=\"s1\"/>";

    private static string Condition(string feel) => $"<conditionalEventDefinition><condition>{feel}</condition></conditionalEventDefinition>";
    private static string Timer(string kind, string when) => $"<timerEventDefinition><{kind}>{when}</{kind}></timerEventDefinition>";
    private static string Catch(string id, string definitions, string attributes = "") => $"<intermediateCatchEvent id=\"{id}\" {attributes}>{definitions}</intermediateCatchEvent>";
    private static string Border(string id, string host, string definitions, bool interrupts = true) =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\" cancelActivity=\"{(interrupts ? "true" : "false")}\">{definitions}</boundaryEvent><endEvent id=\"{id}_end\"/>" + Flows($"{id}>{id}_end");

    private static int Passed(Story story, string element) => story.Journal.OfType<Events.ElementEntered>().Count(entered => entered.Element == element);

    private static Story Set(Story story, string name, Value value) => story.Do(new CorrectData(ContextValue.Of((name, value)), "?") { At = story.Now, By = "dung" });

    private static Story Receive(Story story, string name) => story.Do(new ReceiveMessage(name, ContextValue.Empty) { At = story.Now, By = Command.System });

    private static Story Hear(Story story, string name) => story.Do(new ReceiveSignal(name, ContextValue.Empty) { At = story.Now, By = Command.System });

    [Fact]
    public void A_condition_counts_once_each_time_it_becomes_true()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("big", "work", Condition("sum &gt; 100"), interrupts: false) + Flows("start>work>end"))).Start();

        foreach (var sum in new[] { 50, 150, 200, 10, 300 }) Set(story, "sum", Value.Of(sum));

        Assert.Equal(2, Passed(story, "big"));
        Assert.Empty(story.Act("work", "binh").Case.Subscriptions);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void A_condition_that_is_true_already_is_not_waited_for() =>
        Assert.Equal(CaseStatus.Completed, new Story(Procedure(Ends + Catch("wait", Condition("sum &gt; 100")) + Flows("start>wait>end"))).Start("an", "north", ("sum", Value.Of(101))).Case.Status);

    [Fact]
    public void A_condition_over_data_that_are_missing_waits_for_them()
    {
        var story = new Story(Procedure(Ends + Catch("wait", Condition("sum &gt; limit")) + Flows("start>wait>end"))).Start();

        Assert.Equal(CaseStatus.Completed, Set(Set(story, "sum", Value.Of(2)), "limit", Value.Of(1)).Case.Status);
        Assert.Empty(story.Journal.OfType<Events.IncidentRaised>());
    }

    [Fact]
    public void A_condition_on_the_border_ends_the_work_between_two_moves()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("big", "work", Condition("sum &gt; 100")) + Flows("start>work>end"))).Start();

        Assert.Equal(CaseStatus.Completed, Set(story, "sum", Value.Of(101)).Case.Status);
        Assert.Equal(1, Passed(story, "big"));
    }

    [Theory]
    [InlineData("R3/PT10H", 100, 3)]
    [InlineData("R/PT10H", 100, 10)]
    [InlineData("R2/2026-03-02T12:00:00Z/PT1H", 100, 2)]
    [InlineData("R3/2026-03-02T07:30:00Z/PT1H", 100, 2)]
    [InlineData("R/2026-03-02T07:30:00Z/PT1H", 2, 2)]
    [InlineData("period", 100, 4)]
    public void A_cycle_on_the_border_repeats_until_its_activity_ends(string cycle, int hours, int times)
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("again", "work", Timer("timeCycle", cycle), interrupts: false) + Flows("start>work>end")))
            .Start("an", "north", ("period", Value.Of("R4/PT1H"))).Wait(TimeSpan.FromHours(hours));

        Assert.Equal(times, Passed(story, "again"));
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
        story.Act("work", "binh").Wait(TimeSpan.FromHours(hours));
        Assert.Equal(times, Passed(story, "again"));
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void Months_of_a_cycle_keep_their_day()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("again", "work", Timer("timeCycle", "R4/2026-03-31T08:00:00Z/P1M"), interrupts: false) + Flows("start>work>end")))
            .Start().Wait(TimeSpan.FromDays(200));

        Assert.Equal(["03-31", "04-30", "05-31", "06-30"], story.Journal.OfType<Events.TimerArmed>().Select(timer => timer.DueAt.ToString("MM-dd", null)));
    }

    [Fact]
    public void A_cycle_without_end_leaves_out_what_passed_while_nobody_looked()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("again", "work", Timer("timeCycle", "R/PT1H"), interrupts: false) + Flows("start>work>end"))).Start();

        story.Do(new FireTimer(1) { At = story.Now.AddHours(10.5), By = Command.System });

        Assert.Equal(story.Now.AddHours(11), Assert.Single(story.Case.Timers).DueAt);
    }

    [Theory]
    [InlineData("R0/PT1H")]
    [InlineData("R3/PT0S")]
    [InlineData("R3/P1Y2M3DT")]
    [InlineData("R20000/PT1H")]
    [InlineData("0 0/5 * * * ?")]
    public void A_cycle_that_cannot_be_meant_is_a_problem(string cycle) =>
        Assert.Equal(["bpmn.timer"], Problems(Ends + Catch("wait", Timer("timeCycle", cycle)) + Flows("start>wait>end")).Select(problem => problem.Rule));

    [Fact]
    public void A_timer_that_no_moment_follows_from_is_an_incident()
    {
        var story = new Story(Procedure(Ends + Catch("wait", Timer("timeCycle", "period")) + Flows("start>wait>end"))).Start("an", "north", ("period", Value.Of("R1/2020-01-01T00:00:00Z/P1D")));

        Assert.Contains("every moment", Assert.Single(story.Case.Incidents).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PT2H", 2)]
    [InlineData("2026-03-02T11:00:00Z", 3)]
    public void A_duration_or_a_date_may_be_worked_out_as_text(string when, int hours)
    {
        var story = new Story(Procedure(Ends + Catch("wait", Timer("timeDuration", "when")) + Flows("start>wait>end"))).Start("an", "north", ("when", Value.Of(when)));

        Assert.Equal(story.Now.AddHours(hours), story.Case.Timers[0].DueAt);
    }

    private static string Link(string name) => $"<linkEventDefinition name=\"{name}\"/>";

    [Fact]
    public void A_link_leads_from_each_of_its_sources_to_its_one_target()
    {
        var procedure = Procedure(Ends + "<exclusiveGateway id=\"fork\" default=\"fork-two\"/>" + $"<intermediateThrowEvent id=\"one\">{Link("on")}</intermediateThrowEvent><intermediateThrowEvent id=\"two\">{Link("on")}</intermediateThrowEvent>"
            + Catch("there", Link("on")) + Step("work", Person("binh")) + Flows("start>fork>two", "there>work>end", "fork>one: n = 1"));

        foreach (var n in new[] { 1, 2 })
        {
            var story = new Story(procedure).Start("an", "north", ("n", Value.Of(n)));
            Assert.Equal(["work: binh"], story.Open);
            Assert.Equal(CaseStatus.Completed, story.Act("work", "binh").Case.Status);
        }
    }

    [Theory]
    [InlineData("bpmn.link-missing", "on", "off", "")]
    [InlineData("bpmn.link-unused", "on", "on", "<intermediateCatchEvent id=\"more\"><linkEventDefinition name=\"away\"/></intermediateCatchEvent>")]
    [InlineData("bpmn.link-twice", "on", "on", "<intermediateCatchEvent id=\"more\"><linkEventDefinition name=\"on\"/></intermediateCatchEvent>")]
    [InlineData("bpmn.link-alone", "on", "on", "<intermediateCatchEvent id=\"more\"><linkEventDefinition name=\"on\"/><signalEventDefinition signalRef=\"s1\"/></intermediateCatchEvent>")]
    public void A_link_that_leads_nowhere_or_to_two_places_is_a_problem(string rule, string from, string to, string more) =>
        Assert.Contains(rule, Problems(Ends + $"<intermediateThrowEvent id=\"one\">{Link(from)}</intermediateThrowEvent>" + Catch("there", Link(to)) + more + Flows("start>one", "there>end")).Select(problem => problem.Rule));

    [Theory]
    [InlineData("Paid")]
    [InlineData("Alarm")]
    [InlineData("timer")]
    public void Any_of_several_things_is_enough(string comes)
    {
        var story = new Story(Procedure(Ends + Catch("wait", Message + Signal + Timer("timeDuration", "PT1H")) + Flows("start>wait>end"))).Start();

        if (comes == "timer") story.Wait(TimeSpan.FromHours(2));
        else if (comes == "Paid") Receive(story, comes);
        else Hear(story, comes);

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void Of_parallel_things_the_last_counts()
    {
        var story = new Story(Procedure(Ends + Catch("wait", Message + Signal + Condition("ready"), "parallelMultiple=\"true\"") + Flows("start>wait>end"))).Start();

        Hear(Receive(story, "Paid"), "Alarm");
        Assert.Equal("not-expected", CaseEngine.Handle(Procedure(Ends + Flows("start>end")), story.Case, new ReceiveMessage("Paid", ContextValue.Empty) { At = story.Now, By = Command.System }, Story.Organisation).Refusal?.Code);
        Assert.True(story.Case.IsActive);
        Assert.Equal(CaseStatus.Completed, Set(story, "ready", Value.Of(true)).Case.Status);
    }

    [Fact]
    public void A_border_that_waits_for_several_things_waits_on_for_each()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("any", "work", Message + Signal, interrupts: false) + Flows("start>work>end"))).Start();

        Receive(Hear(Hear(Receive(story, "Paid"), "Alarm"), "Alarm"), "Paid");

        Assert.Equal(4, Passed(story, "any"));
        Assert.Equal(2, story.Case.Subscriptions.Length);
    }

    [Fact]
    public void A_parallel_border_waits_anew_for_all_after_all_have_come()
    {
        var procedure = Procedure(Ends + Step("work", Person("binh")) + Border("both", "work", Message + Signal, interrupts: false).Replace("cancelActivity", "parallelMultiple=\"true\" cancelActivity", StringComparison.Ordinal) + Flows("start>work>end"));
        var story = new Story(procedure).Start();

        Receive(Hear(Hear(Receive(story, "Paid"), "Alarm"), "Alarm"), "Paid");

        Assert.Equal(2, Passed(story, "both"));
    }

    [Fact]
    public void A_border_may_wait_for_an_error_and_for_a_message()
    {
        var procedure = Procedure(Ends + $"<subProcess id=\"work\"><startEvent id=\"in\"/>{Step("inner", Person("binh"))}<endEvent id=\"failed\"><errorEventDefinition errorRef=\"e1\"/></endEvent>{Flows("in>inner>failed")}</subProcess>"
            + Border("any", "work", Message + "<errorEventDefinition errorRef=\"e1\"/>") + Flows("start>work>end"));

        Assert.Equal(1, Passed(new Story(procedure).Start().Act("inner", "binh"), "any"));
        Assert.Equal(1, Passed(Receive(new Story(procedure).Start(), "Paid"), "any"));
    }

    [Fact]
    public void A_receive_task_and_a_condition_race_behind_a_gateway()
    {
        var procedure = Procedure(Ends + "<eventBasedGateway id=\"race\"/><receiveTask id=\"paid\" messageRef=\"m1\"/>" + Catch("ready", Condition("ok")) + "<endEvent id=\"other\"/>" + Flows("start>race>paid>end", "race>ready>other"));

        Assert.Equal(1, Passed(Receive(new Story(procedure).Start(), "Paid"), "end"));
        Assert.Equal(1, Passed(Set(new Story(procedure).Start(), "ok", Value.Of(true)), "other"));
        Assert.Equal(CaseStatus.Completed, new Story(procedure).Start("an", "north", ("ok", Value.Of(true))).Case.Status);
    }

    [Fact]
    public void A_timer_on_the_border_that_comes_after_the_decision_is_no_news()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("late", "work", Timer("timeDuration", "PT1H")) + Flows("start>work>end"))).Start();
        var armed = Assert.Single(story.Case.Timers).Number;

        story.Act("work", "binh").Do(new FireTimer(armed) { At = story.Now.AddHours(2), By = Command.System });

        Assert.Equal(0, Passed(story, "late"));
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_decision_that_comes_after_the_timer_on_the_border_is_refused()
    {
        var story = new Story(Procedure(Ends + Step("work", Person("binh")) + Border("late", "work", Timer("timeDuration", "PT1H")) + Step("instead", Person("chi")) + Flows("start>work>end", "late>instead>end"))).Start();
        var task = story.Case.Tasks[0].Number;

        story.Wait(TimeSpan.FromHours(2)).Do(new ActOnTask(task, "approve", ContextValue.Empty, null) { At = story.Now, By = "binh" });

        Assert.Equal(0, Passed(story, "end"));
        Assert.Equal(["instead: chi"], story.Open);
    }
}
