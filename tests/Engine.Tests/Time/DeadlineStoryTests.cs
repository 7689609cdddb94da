using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests.Time;

/// <summary>Steps and their time: when they are due, and what happens before and after. Monday 2 March 2026 is the first day of every story.</summary>
public sealed class DeadlineStoryTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    /// <summary>The story says when; a command cannot be written without.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static string Ladder(string rungs, string attributes = "") => $"<wh:deadline {attributes}>{rungs}</wh:deadline>";

    private static Clockwork Of(string due, string deadline = "", string people = "<wh:person id=\"binh\"/>", string attributes = "") =>
        new(Procedure(Ends + Step("a", people, $"due=\"{due}\" {attributes}", deadline) + Step("b", Person("chi")) + Flows("start>a>b>end")));

    [Theory]
    [InlineData("P3D", "2026-03-05 09:00")]
    [InlineData("P1M", "2026-04-02 09:00")]
    [InlineData("PT4H", "2026-03-02 13:00")]
    [InlineData("4 working hours", "2026-03-02 14:00")]
    [InlineData("1 working day", "2026-03-03 09:00")]
    [InlineData("2 working days", "2026-03-05 09:00")]
    [InlineData("5 working days", "2026-03-08 09:00")]
    [InlineData("=\"1 working day\"", "2026-03-03 09:00")]
    [InlineData("=duration(\"P2D\")", "2026-03-04 09:00")]
    [InlineData("=duration(\"P1M\")", "2026-04-02 09:00")]
    [InlineData("=date(\"2026-03-06\")", "2026-03-06 17:00")]
    [InlineData("=date(\"2026-03-04\")", "2026-03-05 00:00")]
    [InlineData("=date and time(\"2026-03-06T10:00:00\")", "2026-03-06 10:00")]
    [InlineData("=date and time(\"2026-03-06T10:00:00Z\")", "2026-03-06 17:00")]
    [InlineData("=if urgent then duration(\"PT2H\") else null", "2026-03-02 11:00")]
    [InlineData("=if not(urgent) then duration(\"PT2H\") else null", "none")]
    public void A_step_is_due_by_the_calendar_of_the_cases_unit(string due, string expected)
    {
        var story = Of(due.Replace("\"", "&quot;", StringComparison.Ordinal)).Start();

        Assert.Equal(expected, Clockwork.Wall(story.Case.Rounds[0].DueAt));
        Assert.Equal(expected, Clockwork.Wall(story.Case.Tasks[0].DueAt));
    }

    [Theory]
    [InlineData("case", "2026-03-05 09:00")]
    [InlineData("id:south", "2026-03-04 09:00")]
    [InlineData("assignee", "2026-03-04 09:00")]
    [InlineData("applicant", "2026-03-05 09:00")]
    [InlineData("field:unit", "2026-03-04 09:00")]
    [InlineData("ancestor:centre", "2026-03-05 09:00")]
    [InlineData("id:nowhere", "2026-03-05 09:00")]
    public void The_calendar_can_be_that_of_another_unit(string calendar, string expected) =>
        Assert.Equal(expected, Clockwork.Wall(Of("2 working days", Ladder("", $"calendar=\"{calendar}\""), Person("dung")).Start().Case.Rounds[0].DueAt));

    [Fact]
    public void A_deadline_that_cannot_be_worked_out_is_an_incident_until_it_can()
    {
        var story = Of("=limit").Start(("limit", Value.Of("soon")));

        var incident = Assert.Single(story.Case.Incidents);
        Assert.Equal("expression", incident.Kind);
        Assert.Contains("soon was found", incident.Message, StringComparison.Ordinal);
        Assert.Empty(story.Case.Rounds);

        story.Do(new CorrectData(ContextValue.Of(("limit", Value.Of("1 working day"))), "typed wrongly") { At = Now, By = "dung" }).Do(new RetryIncident(1) { At = Now, By = "dung" });

        Assert.Equal("2026-03-03 09:00", Clockwork.Wall(story.Case.Rounds[0].DueAt));
    }

    [Fact]
    public void A_ladder_warns_before_reminds_after_turns_to_others_and_decides_at_last()
    {
        var story = Of("2 working days", Ladder("""
            <wh:remind before="1 working day"/><wh:remind before="P30D"/><wh:remind after="PT0S"/><wh:escalate after="1 working hour"><wh:head unit="id:hq"/></wh:escalate>
            <wh:escalate after="1 working day" how="add"><wh:person id="lan"/><wh:person id="binh"/></wh:escalate><wh:act after="2 working days" outcome="approve"/>
            """)).Start().Wait(TimeSpan.FromDays(12));

        Assert.Equal(
            [
                "2026-03-03 09:00 Reminded binh", "2026-03-05 09:00 Reminded binh", "2026-03-05 10:00 Escalated Inform dung", "2026-03-06 09:00 Escalated Add lan",
                "2026-03-06 09:00 TaskCreated lan", "2026-03-07 09:00 DecidedByTime approve", "2026-03-07 09:00 RoundClosed approve",
            ], story.Told);
        Assert.Equal(["due-soon binh", "overdue binh", "escalation dung", "escalation lan"], story.Notices);
        Assert.Equal(["b"], story.Case.Tasks.Select(task => task.Step));
        Assert.Equal(("approve", Command.System), (story.Case.Step("a")!.Outcome, story.Case.Step("a")!.By));
        Assert.Empty(story.Case.Timers);
    }

    [Fact]
    public void Escalating_can_ask_others_instead()
    {
        var story = Of("1 working day", Ladder("<wh:escalate after=\"PT0S\" how=\"replace\"><wh:head unit=\"id:hq\"/></wh:escalate>"), Person("binh") + Person("lan"), "policy=\"all\"").Start()
            .Do(new ActOnTask(1, "approve", ContextValue.Empty, null) { At = Now, By = "binh" }).Wait(TimeSpan.FromDays(2));

        Assert.Equal([(3, "dung")], story.Case.Tasks.Select(task => (task.Number, task.Assignee!)));
        Assert.Equal("task-finished", story.Refused(new ActOnTask(2, "approve", ContextValue.Empty, null) { At = Now, By = "lan" }));
        Assert.Equal("approve", story.Do(new ActOnTask(3, "approve", ContextValue.Empty, null) { At = Now, By = "dung" }).Case.Step("a")!.Outcome);
    }

    [Fact]
    public void Escalating_to_nobody_new_leaves_a_word_and_everything_as_it_was()
    {
        var story = Of("1 working day", Ladder("<wh:escalate after=\"PT0S\" how=\"replace\"><wh:person id=\"binh\"/><wh:person id=\"gone\"/></wh:escalate>")).Start().Wait(TimeSpan.FromDays(2));

        Assert.Equal(["2026-03-03 09:00 Escalated Replace "], story.Told);
        Assert.Equal([1], story.Case.Tasks.Select(task => task.Number));
        Assert.Empty(story.Notices);
    }

    [Fact]
    public void A_decision_in_time_takes_the_ladder_with_it_and_a_late_timer_says_nothing()
    {
        var story = Of("1 working day", Ladder("<wh:remind after=\"PT0S\"/><wh:act after=\"P1D\" outcome=\"reject\"/>")).Start();
        var timers = story.Case.Timers;

        story.Do(new ActOnTask(1, "approve", ContextValue.Empty, null) { At = Now, By = "binh" });

        Assert.Empty(story.Case.Timers);
        foreach (var timer in timers) Assert.Empty(story.Wait(TimeSpan.FromDays(9)).Try(new FireTimer(timer.Number) { At = Now, By = Command.System }).Events);
    }

    [Fact]
    public void A_deadline_stands_still_for_a_reason_and_the_rest_of_the_working_time_counts_on()
    {
        var story = Of("2 working days", Ladder("<wh:remind before=\"1 working day\"/><wh:remind after=\"PT0S\"/>", "pause=\"allowed\"")).Start().Wait(TimeSpan.FromDays(1));

        story.Do(new PauseDeadline(1, "An has to bring a paper") { At = Now, By = "binh" }).Wait(TimeSpan.FromDays(8)).Do(new ResumeDeadline(1) { At = Now, By = "binh" });

        // Tuesday 9:00 to Thursday 9:00, Wednesday closed: eight working hours were left, on Wednesday eleven at 9:00, closed as well.
        Assert.Equal("2026-03-12 17:00", Clockwork.Wall(story.Case.Rounds[0].DueAt));
        Assert.Equal("2026-03-12 17:00", Clockwork.Wall(story.Case.Tasks[0].DueAt));
        Assert.Equal(["2026-03-03 09:00 Reminded binh", "2026-03-03 09:00 DeadlinePaused An has to bring a paper", "2026-03-11 09:00 DeadlineResumed 2026-03-12 17:00"], story.Told);
        Assert.Equal("2026-03-12 17:00 Reminded binh", story.Wait(TimeSpan.FromDays(3)).Told[^1]);
    }

    [Fact]
    public void In_calendar_time_a_deadline_is_later_by_as_long_as_it_stood_still()
    {
        var story = Of("P3D", Ladder("", "pause=\"allowed\"")).Start().Do(new PauseDeadline(1, "waiting") { At = Now, By = "binh" }).Wait(TimeSpan.FromHours(100)).Do(new ResumeDeadline(1) { At = Now, By = "binh" });

        Assert.Equal(story.Begun.AddHours(172), story.Case.Rounds[0].DueAt);
    }

    [Fact]
    public void Standing_still_is_refused_where_it_is_not_allowed_or_makes_no_sense()
    {
        var story = Of("P3D", Ladder("", "pause=\"allowed\"")).Start();

        Assert.Equal("comment-required", story.Refused(new PauseDeadline(1, " ") { At = Now, By = "binh" }));
        Assert.Equal("not-yours", story.Refused(new PauseDeadline(1, "x") { At = Now, By = "chi" }));
        Assert.Equal("deadline-running", story.Refused(new ResumeDeadline(1) { At = Now, By = "binh" }));
        Assert.Equal("deadline-paused", story.Do(new PauseDeadline(1, "x") { At = Now, By = "binh" }).Refused(new PauseDeadline(1, "x") { At = Now, By = "binh" }));
        Assert.Equal("pause-off", Of("P3D").Start().Refused(new PauseDeadline(1, "x") { At = Now, By = "binh" }));
        Assert.Equal("no-deadline", Of("=null").Start().Refused(new PauseDeadline(1, "x") { At = Now, By = "binh" }));
        Assert.Equal("no-deadline", Of("=null").Start().Refused(new ExtendDeadline(1, "P1D", "x") { At = Now, By = "dung" }));
        Assert.Equal("time-unreadable", story.Refused(new ExtendDeadline(1, "soon", "x") { At = Now, By = "dung" }));
        Assert.Equal("time-unreadable", story.Refused(new ExtendDeadline(1, "PT0S", "x") { At = Now, By = "dung" }));
    }

    [Fact]
    public void More_time_moves_the_deadline_and_its_reminders_begin_anew()
    {
        var story = Of("1 working day", Ladder("<wh:remind after=\"PT0S\"/>")).Start().Wait(TimeSpan.FromDays(2)).Do(new ExtendDeadline(1, "1 working day", "flood") { At = Now, By = "dung" });

        // From Wednesday, closed, on: the next working day after Thursday 8:00.
        Assert.Equal("2026-03-06 08:00", Clockwork.Wall(story.Case.Tasks[0].DueAt));
        Assert.Equal(2, story.Wait(TimeSpan.FromDays(5)).Told.Count(line => line.EndsWith("Reminded binh", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_return_takes_the_ladder_with_the_round_and_the_next_round_has_its_own()
    {
        var story = Of("1 working day", Ladder("<wh:remind after=\"PT0S\"/>") + "<wh:return to=\"applicant\" then=\"straight-back\"/>").Start();

        story.Do(new ReturnTask(1, "applicant", "a paper is missing") { At = Now, By = "binh" });
        Assert.Empty(story.Case.Timers);

        story.Wait(TimeSpan.FromDays(3)).Do(new ActOnTask(2, "done", ContextValue.Empty, null) { At = Now, By = "an" });
        Assert.Equal("2026-03-06 09:00", Clockwork.Wall(Assert.Single(story.Case.Timers).DueAt));
    }

    [Theory]
    [InlineData("due=\"P0D\"", "", "bpmn.due")]
    [InlineData("due=\"=1 +\"", "", "bpmn.expression")]
    [InlineData("", "<wh:deadline/>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline/><wh:deadline/>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline calendar=\"moon\"/>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline pause=\"maybe\"/>", "bpmn.attribute")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:remind/></wh:deadline>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:remind before=\"P1D\" after=\"P1D\"/></wh:deadline>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:remind before=\"a day\"/></wh:deadline>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:escalate after=\"P1D\"/></wh:deadline>", "bpmn.participants")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:escalate after=\"P1D\" to=\"x\"><wh:applicant/></wh:escalate></wh:deadline>", "bpmn.unknown-attribute")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:act after=\"P1D\" outcome=\"maybe\"/></wh:deadline>", "bpmn.deadline")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:act after=\"P1D\"/></wh:deadline>", "bpmn.attribute")]
    [InlineData("due=\"P1D\"", "<wh:deadline><wh:beep after=\"P1D\"/></wh:deadline>", "bpmn.unknown-extension")]
    public void What_cannot_be_meant_is_refused_when_it_is_read(string attributes, string deadline, string rule)
    {
        var problem = Assert.Single(Problems(Ends + Step("a", Person("binh"), attributes, deadline) + Flows("start>a>end")));

        Assert.Equal((rule, "a"), (problem.Rule, problem.Element));
    }

    [Fact]
    public void A_deadline_has_no_more_than_thirty_rungs()
    {
        var many = string.Concat(Enumerable.Repeat("<wh:remind after=\"PT1H\"/>", 31));

        Assert.Contains("MaxRungs is 30", Assert.Single(Problems(Ends + Step("a", Person("binh"), "due=\"P1D\"", Ladder(many)) + Flows("start>a>end"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P1D", "2026-03-28T10:00", "2026-03-29 10:00")]
    [InlineData("PT24H", "2026-03-28T10:00", "2026-03-29 11:00")]
    [InlineData("P1D", "2026-03-28T02:30", "2026-03-29 03:00")]
    [InlineData("P1M", "2026-01-31T10:00", "2026-02-28 10:00")]
    [InlineData("8 working hours", "2026-03-27T10:00", "2026-03-30 10:00")]
    [InlineData("1 working day", "2026-10-23T10:00", "2026-10-26 10:00")]
    public void Summer_time_and_month_ends_are_those_of_the_calendar(string due, string from, string expected)
    {
        var story = new Clockwork(Procedure(Ends + Step("a", Person("binh"), $"due=\"{due}\"", Ladder("", "calendar=\"id:berlin\"")) + Flows("start>a>end")), from, "Europe/Berlin").Start();

        Assert.Equal(expected, Clockwork.Wall(story.Case.Rounds[0].DueAt, "Europe/Berlin"));
    }
}
