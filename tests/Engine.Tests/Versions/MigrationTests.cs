using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Versions;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;
using static WorkflowHub.Engine.Tests.Versions.Moving;

namespace WorkflowHub.Engine.Tests.Versions;

public sealed class MigrationTests
{
    private static string Timer(string id, string host, string duration, bool interrupts = true) =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\" cancelActivity=\"{(interrupts ? "true" : "false")}\"><timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition></boundaryEvent>";

    private static string Message(string id, string host) => $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\"><messageEventDefinition messageRef=\"m1\"/></boundaryEvent>";

    [Fact]
    public void A_countersigning_round_under_way_survives_with_its_votes()
    {
        var panel = Person("binh") + Person("chi") + Person("lan");
        var from = Version(1, Ends + Step("panel", panel, "policy=\"all\" due=\"P2D\"", "<wh:deadline><wh:remind after=\"PT0S\"/></wh:deadline>") + Flows("start>panel>end"));
        var to = Version(2, Ends + Step("check", Person("dung")) + Step("signing", panel, "policy=\"all\" due=\"P2D\"", "<wh:deadline><wh:remind before=\"P1D\"/><wh:remind after=\"PT0S\"/></wh:deadline>")
            + Step("seal", Person("lan")) + Flows("start>check>signing>seal>end"));
        var story = new Story(from).Start().Act("panel", "binh");

        story.Migrate(from, to, Command(story, Plan("panel>signing")));

        Assert.Equal(2, story.Case.ProcedureVersion);
        Assert.Equal(["signing: chi", "signing: lan"], story.Open);
        Assert.Equal("binh", Assert.Single(Assert.Single(story.Case.Rounds).Votes).Person);
        Assert.Equal([0, 1], story.Case.Timers.Select(timer => timer.Rung!.Value));
        Assert.Equal(["seal: lan"], story.Act("signing", "chi").Act("signing", "lan").Open);
        Assert.Equal("approve", story.Case.Step("signing")!.Outcome);
        Assert.Equal(CaseStatus.Completed, story.Act("seal", "lan").Case.Status);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void What_cannot_move_is_told_all_at_once_and_nothing_is_changed()
    {
        var sub = "<subProcess id=\"sub\"><startEvent id=\"in\"/><endEvent id=\"out\"/>" + Step("inner", Person("binh")) + Flows("in>inner>out") + "</subProcess>";
        var fork = "<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>";
        var from = Version(1, Ends + fork + Step("a", Person("binh")) + Step("b", Person("chi")) + sub + Step("quick", Person("lan")) + Flows("start>fork>a>join>end", "fork>b>join", "fork>sub>join", "fork>quick>join"));
        var to = Version(2, Ends + fork + "<serviceTask id=\"b\"><extensionElements><wh:job kind=\"document\"/></extensionElements></serviceTask>" + Step("inner", Person("binh")) + Step("quick", Person("lan")) + "<task id=\"pause\"/>"
            + Flows("start>fork>b>join>end", "fork>inner>join", "fork>quick>pause>join"));
        var story = new Story(from).Start().Act("quick", "lan");
        var before = Words.Of(story.Case);

        Assert.Equal(["container-differs inner", "element-missing a", "element-missing sub", "flow-missing join", "kind-differs b"], Try(story, from, to).Order(StringComparer.Ordinal));
        Assert.Equal("cannot-migrate", CaseEngine.Migrate(from, to, story.Case, Command(story), Story.Organisation).Refusal!.Code);
        Assert.Equal(before, Words.Of(story.Case));
    }

    [Fact]
    public void A_plan_that_is_wrong_is_told_by_what_it_names()
    {
        var from = Version(1, Ends + Step("a", Person("binh")) + Step("b", Person("binh")) + Flows("start>a>b>end"));
        var to = Version(2, Ends + Step("a", Person("binh")) + Step("b", Person("binh")) + Flows("start>a>b>end"));
        var story = new Story(from).Start();

        Assert.Equal(["plan-unknown x"], Try(story, from, to, Plan("x>a")).Where(problem => problem.StartsWith("plan", StringComparison.Ordinal)));
        Assert.Equal(["plan-unknown y", "element-missing a"], Try(story, from, to, Plan("a>y")));
        Assert.Equal(["mapped-twice a"], Try(story, from, to, Plan("a>b")));
        Assert.Equal(["same-version test"], Try(story, from, from));
        Assert.Equal(["other-version test"], Try(story, to, from));
        Assert.Empty(Try(story, from, to, Plan("a>b", "b>a")));
        Assert.Equal(["not-active test"], Try(story.Withdraw(), from, to));
    }

    [Fact]
    public void Rounds_move_only_where_their_policy_and_the_votes_are_known()
    {
        var from = Version(1, Ends + Step("a", Person("binh") + Person("chi"), "policy=\"all\"") + Flows("start>a>end"));
        var one = Version(2, Ends + Step("a", Person("binh") + Person("chi")) + Flows("start>a>end"));
        var other = Version(3, Ends + "<userTask id=\"a\"><extensionElements><wh:step policy=\"all\"><wh:participants><wh:person id=\"binh\"/></wh:participants><wh:outcome id=\"ok\" kind=\"positive\"/></wh:step></extensionElements></userTask>" + Flows("start>a>end"));
        var story = new Story(from).Start().Act("a", "binh");

        Assert.Equal(["policy-differs a"], Try(story, from, one));
        Assert.Equal(["outcome-missing a"], Try(story, from, other));
    }

    [Fact]
    public void New_events_are_armed_gone_ones_disarmed_and_what_has_come_stays_come()
    {
        var step = Step("a", Person("binh")) + Step("late", Person("chi"));
        var from = Version(1, Ends + step + Timer("slow", "a", "P1D", false) + Timer("gone", "a", "P9D") + Timer("kept", "a", "P7D") + Flows("start>a>end", "slow>late>end", "gone>end", "kept>end"));
        var to = Version(2, Ends + step + Timer("slow", "a", "P1D", false) + Timer("kept", "a", "P30D") + Timer("added", "a", "P3D") + Message("paid", "a") + Flows("start>a>end", "slow>late>end", "kept>end", "added>end", "paid>end"));
        var story = new Story(from).Start().Wait(TimeSpan.FromDays(2));
        var promised = story.Case.Timers.Single(timer => timer.Element == "kept");

        var report = Migration.Try(story.Case, from, to, MigrationPlan.SameIds, Story.Organisation, story.Now);
        Assert.Equal(["added", "paid"], report.Armed);
        Assert.Equal(["gone"], report.Disarmed);

        story.Migrate(from, to, Command(story));
        Assert.Contains(promised, story.Case.Timers);
        Assert.Equal(["kept", "added"], story.Case.Timers.Select(timer => timer.Element));
        Assert.Equal(["paid"], story.Case.Subscriptions.Select(open => open.Element));
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void Who_waits_for_a_message_waits_for_the_name_it_has_in_the_new_version()
    {
        string Body(string what) => Ends + $"<intermediateCatchEvent id=\"wait\">{what}</intermediateCatchEvent>" + Flows("start>wait>end");
        var from = Version(1, Body("<messageEventDefinition messageRef=\"m1\"/>"));
        var to = Version(2, Body("<signalEventDefinition signalRef=\"s1\"/>"));
        var story = new Story(from).Start();

        story.Migrate(from, to, Command(story));

        Assert.Equal(("signal", "Alarm"), (Assert.Single(story.Case.Subscriptions).Kind, story.Case.Subscriptions[0].Name));
        Assert.Equal(CaseStatus.Completed, story.Do(new ReceiveSignal("Alarm", ContextValue.Empty) { At = story.Now, By = "x" }).Case.Status);
    }

    [Fact]
    public void A_join_that_waits_for_less_goes_on_at_once()
    {
        var fork = "<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>" + Step("a", Person("binh"));
        var from = Version(1, Ends + fork + Step("b", Person("chi")) + Step("after", Person("lan")) + Flows("start>fork>a>join>after>end", "fork>b>join"));
        var to = Version(2, Ends + fork + Step("after", Person("lan")) + Step("b", Person("chi")) + Flows("start>fork>a>join>after>end", "fork>b>end"));
        var story = new Story(from).Start().Act("a", "binh");

        Assert.Equal(["b: chi"], story.Open);
        story.Migrate(from, to, Command(story));

        // With one flow left it is no join any more: what waited there goes on.
        Assert.Equal(["b: chi", "after: lan"], story.Open);
    }

    [Fact]
    public void A_correction_under_way_finds_its_way_back_in_the_new_version()
    {
        string Body(string second) => Ends + Step("first", Person("binh")) + Step(second, Person("chi"), "", "<wh:return to=\"first\" then=\"straight-back\"/>") + Flows($"start>first>{second}>end");
        var (from, to) = (Version(1, Body("second")), Version(2, Body("review")));
        var story = new Story(from).Start().Act("first", "binh").Return("second", "chi", "first", "look again");

        Assert.Equal(["element-missing second"], Try(story, from, to));
        story.Migrate(from, to, Command(story, Plan("second>review")));

        Assert.Equal(["review: chi"], story.Act("first", "binh").Open);
        Assert.Equal(2, story.Case.Step("review")!.Turns);
    }

    [Fact]
    public void A_job_under_way_and_an_incident_move_with_their_token()
    {
        string Body(string id) => Ends + $"<serviceTask id=\"{id}\"><extensionElements><wh:job kind=\"document\"/></extensionElements></serviceTask>" + Flows($"start>{id}>end");
        var (from, to) = (Version(1, Body("print")), Version(2, Body("write")));
        var story = new Story(from).Start().Fail("print", 1, "no paper", last: true);

        story.Migrate(from, to, Command(story, Plan("print>write")));

        Assert.Equal("write", Assert.Single(story.Case.Incidents).Element);
        Assert.Equal(CaseStatus.Completed, story.Retry(1).Complete("write").Case.Status);
    }

    [Fact]
    public void All_running_cases_are_tried_first_and_told_case_by_case()
    {
        var from = Version(1, Ends + Step("a", Person("binh")) + Step("b", Person("chi")) + Flows("start>a>b>end"));
        var to = Version(2, Ends + Step("b", Person("chi")) + Flows("start>b>end"));
        var cases = new[] { new Story(from).Start().Case, new Story(from).Start().Act("a", "binh").Case };

        var reports = Migration.TryAll(cases, from, to, MigrationPlan.SameIds, Story.Organisation, DateTimeOffset.UnixEpoch).ToList();

        Assert.Equal([false, true], reports.Select(report => report.CanMove));
        Assert.Equal([new MovedToken(3, "b", "b")], reports[1].Moves);
    }

    [Fact]
    public void Moving_needs_a_reason_and_another_version()
    {
        var from = Version(1, Ends + Step("a", Person("binh")) + Flows("start>a>end"));
        var story = new Story(from).Start();

        Assert.Equal("comment-required", CaseEngine.Migrate(from, Version(2, Ends + Step("a", Person("binh")) + Flows("start>a>end")), story.Case, Command(story) with { Reason = " " }, Story.Organisation).Refusal!.Code);
        Assert.Equal("cannot-migrate", CaseEngine.Handle(from, story.Case, Command(story), Story.Organisation).Refusal!.Code);
    }
}
