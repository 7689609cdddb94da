using WorkflowHub.Engine.Commands;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

public sealed class WithdrawTests
{
    private static readonly string Body =
        "<startEvent id='start'/>" + User("first") + User("second", "<wh:superior/>") + "<endEvent id='end'/>" + Flows("start first second end");

    private static string Until(string step) => $"<extensionElements><wh:withdraw until='{step}'/></extensionElements>" + Body;

    [Fact]
    public void A_case_may_be_withdrawn_as_long_as_it_runs()
    {
        var story = Of(Body).Start().Act("binh", "first");

        story.Do(new WithdrawCase(null) { At = story.Now, By = "an" });

        Assert.Equal(CaseStatus.Withdrawn, story.Case.Status);
    }

    [Fact]
    public void The_decision_of_a_named_step_ends_the_right_to_withdraw()
    {
        var story = Of(Until("first")).Start();

        story.Act("binh", "first");

        Assert.Equal("too-late", story.Refused(new WithdrawCase(null) { At = story.Now, By = "an" }));
    }

    [Fact]
    public void The_step_named_must_be_there() =>
        Assert.Contains(Compiled(Until("third")).Problems, problem => problem.Rule == "bpmn.withdraw");
}
