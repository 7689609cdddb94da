using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

public sealed class ApprovalTests
{
    private static readonly string TwoSteps =
        "<startEvent id='start'/>" + User("first") + User("second", "<wh:superior/>") + "<endEvent id='end'/>" + Flows("start first second end");

    [Fact]
    public void Two_people_decide_one_after_the_other()
    {
        var story = Of(TwoSteps).Start();
        Assert.Equal("first(binh)", story.Open);

        story.Act("binh", "first");
        Assert.Equal("second(chi)", story.Open);

        story.Act("chi", "second");
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Empty(story.Case.Tokens);
        Assert.Equal(["start", "first", "second", "end"], story.Case.Done);
    }

    [Fact]
    public void A_finished_task_is_refused_and_so_is_somebody_elses()
    {
        var story = Of(TwoSteps).Start().Act("binh", "first");
        Assert.Equal("task-finished", story.Refused(Act(1, "binh")));
        Assert.Equal("not-yours", story.Refused(Act(2, "binh")));
        Assert.Equal("unknown-task", story.Refused(Act(9, "binh")));
        Assert.Equal("unknown-outcome", story.Refused(Act(2, "chi", "perhaps")));
        Assert.Equal("comment-required", story.Refused(Act(2, "chi", "reject")));
    }

    [Fact]
    public void A_group_task_is_for_the_first_who_takes_it()
    {
        var story = Of("<startEvent id='start'/>" + User("check", "<wh:holders position='clerk' unit='case'/>") + "<endEvent id='end'/>" + Flows("start check end")).Start();
        Assert.Equal("check(dung,em)", story.Open);

        story.Do(new ClaimTask(1) { At = story.Now, By = "dung" });
        Assert.Equal("claimed-by-other", story.Refused(Act(1, "em")));
        Assert.Equal("claimed-by-other", story.Refused(new ClaimTask(1) { At = story.Now, By = "em" }));

        story.Do(new ReleaseTask(1) { At = story.Now, By = "dung" });
        story.Act("em", "check");
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void All_must_agree_and_one_against_it_is_enough()
    {
        var process = "<startEvent id='start'/>" + User("check", "<wh:holders position='clerk' unit='case'/><wh:head unit='case'/>", attributes: "policy='all'") + "<endEvent id='end'/>" + Flows("start check end");

        var agreed = Of(process).Start().Act("dung", "check").Act("binh", "check");
        Assert.Equal("check(em)", agreed.Open);
        Assert.Equal("approve", agreed.Act("em", "check").Case.Step("check")!.Outcome);

        var refused = Of(process).Start().Act("dung", "check", "reject", "No money.");
        Assert.Equal(CaseStatus.Completed, refused.Case.Status);
        Assert.Equal("reject", refused.Case.Step("check")!.Outcome);
        Assert.Equal(2, refused.Journal.OfType<TaskCancelled>().Count());
    }

    [Fact]
    public void Nobody_found_is_an_incident_that_can_be_tried_again()
    {
        var story = Of("<startEvent id='start'/>" + User("check", "<wh:field name='assignee'/>") + "<endEvent id='end'/>" + Flows("start check end")).Start("an", ("assignee", Value.Of("gone")));
        var incident = Assert.Single(story.Case.Incidents);
        Assert.Equal("nobody-found", incident.Kind);
        Assert.Contains("people who have left", incident.Message, StringComparison.Ordinal);
        Assert.Equal("check", story.At);

        story.Do(new RetryIncident(incident.Number) { At = story.Now, By = "chi" });
        Assert.Equal("nobody-found", Assert.Single(story.Case.Incidents).Kind);
        Assert.Equal("incident-resolved", story.Refused(new RetryIncident(incident.Number) { At = story.Now, By = "chi" }));
    }

    [Fact]
    public void The_applicant_takes_a_case_back_and_nothing_is_left()
    {
        var story = Of(TwoSteps).Start();
        Assert.Equal("not-applicant", story.Refused(new WithdrawCase(null) { At = story.Now, By = "binh" }));
        story.Do(new WithdrawCase("A mistake") { At = story.Now, By = "an" });
        Assert.Equal(CaseStatus.Withdrawn, story.Case.Status);
        Assert.Empty(story.Case.Tasks);
        Assert.Empty(story.Case.Tokens);
        Assert.Equal("case-ended", story.Refused(Act(1, "binh")));
    }

    [Fact]
    public void The_journal_makes_the_same_case_again()
    {
        var story = Of(TwoSteps, "\"Purchase: \" + subject").Start("an", ("subject", Value.Of("Chairs"))).Act("binh", "first", data: ("subject", Value.Of("Tables")));
        Assert.Equal("Purchase: Tables", story.Case.Title);
        var again = CaseEngine.Fold(story.Journal);
        Assert.Equal(story.Case.Revision, again.Revision);
        Assert.Equal(story.Case.Tasks.Single().Number, again.Tasks.Single().Number);
        Assert.Equal(story.Case.Data, again.Data);
        Assert.Equal(story.Case.Tokens, again.Tokens);
    }

    private static ActOnTask Act(int task, string by, string outcome = "approve") => new(task, outcome, ContextValue.Empty, null) { At = Morning, By = by };
}
