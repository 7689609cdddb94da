using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Ad-hoc sub-processes (BPMN 2.0.2, 10.3.5 and 13.3.5).</summary>
public sealed class AdHocTests
{
    private const string ByLan = "<extensionElements><wh:adhoc start=\"chosen\"><wh:participants><wh:person id=\"lan\"/></wh:participants></wh:adhoc></extensionElements>";

    private static readonly string Steps = Step("a", Person("binh")) + Step("b", Person("chi"));

    private static Story Begin(string attributes, string completion, string extension = "", string? inside = null) => new Story(Procedure(
        $"<startEvent id=\"start\"/><endEvent id=\"end\"/><adHocSubProcess id=\"free\" {attributes}>{extension}{inside ?? Steps}{(completion.Length > 0 ? $"<completionCondition>{completion}</completionCondition>" : "")}</adHocSubProcess>"
        + Step("after", Person("dung")) + Flows("start>free>after>end"))).Start();

    private static Story Choose(Story story, string activity, string by = "lan") => story.Do(new StartActivity(activity) { At = story.Now, By = by });

    [Fact]
    public void Everything_begins_by_itself_and_it_is_complete_when_all_is_done()
    {
        var story = Begin("", "");

        Assert.Equal(["a: binh", "b: chi"], story.Open.Order());
        Assert.Equal(["after: dung"], story.Act("b", "chi").Act("a", "binh").Open);
    }

    [Fact]
    public void In_sequence_one_begins_when_the_other_has_ended()
    {
        var story = Begin("ordering=\"Sequential\"", "");

        Assert.Equal(["a: binh"], story.Open);
        Assert.Equal(["b: chi"], story.Act("a", "binh").Open);
        Assert.Equal(["after: dung"], story.Act("b", "chi").Open);
    }

    [Theory]
    [InlineData("", "after: dung")]
    [InlineData("cancelRemainingInstances=\"false\"", "b: chi")]
    public void When_it_is_complete_what_goes_on_is_cancelled_or_waited_for(string attribute, string open)
    {
        var story = Begin(attribute, "a.outcome = \"approve\"").Act("a", "binh");

        Assert.Equal([open], story.Open);
        if (open.StartsWith('b')) Assert.Equal(["after: dung"], story.Act("b", "chi").Open);
    }

    [Fact]
    public void A_person_chooses_what_begins_as_often_as_it_takes()
    {
        var story = Begin("", "b.outcome = \"approve\"", ByLan);

        Assert.Empty(story.Open);
        Assert.Equal(["a", "b"], Assert.Single(AdHocChoice.Of(Process(ByLan), story.Case, Story.Organisation)).Activities);
        Choose(story, "a", by: "chi");
        Choose(story, "nothing");
        Choose(Choose(story, "a"), "a");
        Assert.Equal(["a: binh", "a: binh"], story.Open);
        Choose(story.Act("a", "binh").Act("a", "binh"), "b");
        story.Act("b", "chi").Check();
        Assert.Equal(["after: dung"], story.Open);
    }

    [Fact]
    public void In_sequence_a_second_choice_waits_its_turn()
    {
        var story = Choose(Begin("ordering=\"Sequential\"", "b.outcome = \"approve\"", ByLan), "a");

        Choose(story, "b");
        Assert.Equal(["a: binh"], story.Open);
        Assert.Equal(["b: chi"], Choose(story.Act("a", "binh"), "b").Open);
    }

    [Fact]
    public void A_flow_inside_leads_from_one_activity_to_the_next()
    {
        var story = Begin("", "", "", Steps + Flows("a>b"));

        Assert.Equal(["a: binh"], story.Open);
        Assert.Equal(["b: chi"], story.Act("a", "binh").Open);
        Assert.Equal(["after: dung"], story.Act("b", "chi").Open);
    }

    [Fact]
    public void Between_two_activities_on_a_flow_it_may_be_complete() =>
        Assert.Equal(["after: dung"], Begin("", "a.outcome = \"approve\"", "", Steps + Flows("a>b")).Act("a", "binh").Open);

    [Fact]
    public void One_that_cannot_be_completed_is_an_incident()
    {
        var story = Begin("", "done").Act("a", "binh").Act("b", "chi");

        Assert.Equal("not-complete", Assert.Single(story.Case.Incidents).Kind);
        story.Do(new CorrectData(ContextValue.Of(("done", Value.True)), "?") { At = story.Now, By = "dung" }).Retry(1);
        Assert.Equal(["after: dung"], story.Open);
    }

    [Fact]
    public void Choosing_needs_people_and_an_end()
    {
        var problems = Problems("<startEvent id=\"start\"/><endEvent id=\"end\"/><adHocSubProcess id=\"free\"><extensionElements><wh:adhoc start=\"chosen\"/></extensionElements>" + Steps + "</adHocSubProcess>" + Flows("start>free>end"));

        Assert.Contains(problems, problem => problem.Rule == "bpmn.participants" && problem.Element == "free");
        Assert.Contains(problems, problem => problem.Rule == "bpmn.ad-hoc-completion" && problem.Element == "free");
    }

    private static Engine.Procedures.Procedure Process(string extension) => Procedure(
        $"<startEvent id=\"start\"/><endEvent id=\"end\"/><adHocSubProcess id=\"free\">{extension}{Steps}<completionCondition>b.outcome = \"approve\"</completionCondition></adHocSubProcess>" + Step("after", Person("dung")) + Flows("start>free>after>end"));
}
