using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests.Time;

public sealed class ExplainTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static readonly string Body = Ends + "<exclusiveGateway id=\"large\" default=\"large-b\"/>"
        + Step("a", "<wh:head unit=\"case\"/>", "due=\"P2D\"", """
            <wh:deadline pause="allowed"><wh:remind before="P1D"/><wh:escalate after="P1D" how="add"><wh:head unit="id:sales"/></wh:escalate><wh:act after="P3D" outcome="reject"/></wh:deadline>
            <wh:return to="applicant" then="straight-back"/>
            """)
        + Step("b", "<wh:field name=\"who\"/>", "due=\"P5D\"") + Step("c", Person("lan"))
        + "<boundaryEvent id=\"paid\" attachedToRef=\"a\"><messageEventDefinition messageRef=\"m1\"/></boundaryEvent>"
        + Flows("start>large>b>c>end", "paid>end", "a>b") + Flows("large>a: n > 5");

    private static readonly Procedures.Procedure Drawn = Procedure(Body);

    private static Story Started() => new Story(Drawn).Start("an", "north", ("n", Value.Of(7)), ("who", Value.Of("chi")));

    private static TaskExplanation Explained(Story story, OrganisationSnapshot? organisation = null) =>
        Explain.Task(Drawn, story.Case, story.Case.Tasks[0].Number, organisation ?? Story.Organisation, story.Now)!;

    [Fact]
    public void Why_it_exists_is_where_the_case_came_from_and_by_which_condition()
    {
        var story = Started();
        Assert.Equal(new TaskOrigin(story.Now, 1, "large", "n > 5", null), Explained(story).Origin);

        story.Return("a", "binh", "applicant", "a paper is missing");
        Assert.Equal(new TaskOrigin(story.Now, 1, null, null, "a"), Explained(story).Origin);
        Assert.Equal("a", Explained(story).Next.Single().Step);
    }

    [Fact]
    public void Why_this_person_is_how_they_were_found_and_whether_they_would_be_found_now()
    {
        var story = Started();
        Assert.Equal(new ExplainedPerson("binh", "holder:head:north", true, "holder:head:north", true), Assert.Single(Explained(story).People));

        var later = new OrganisationSnapshot(Story.Organisation.Units, Story.Organisation.People.Select(person => person.Id == "binh" ? person with { Active = false } : person), []);
        Assert.Equal(new ExplainedPerson("binh", "holder:head:north", true, null, false), Assert.Single(Explained(story, later).People));
    }

    [Fact]
    public void What_could_change_it_comes_by_itself_or_is_done_by_somebody()
    {
        var story = Started();

        Assert.Equal(
            ["reminder  1 ", "escalation add 3 chi", "decided-by-time reject 5 ", "message Paid  ", "return applicant  ", "withdraw   an"],
            Explained(story).Changes.Select(change => $"{change.Kind} {change.About} {(change.At - story.Now)?.Days} {string.Join(',', change.People)}"));
    }

    [Fact]
    public void Who_is_next_is_told_with_the_expected_day_and_the_deadline()
    {
        var story = Started();
        var next = Assert.Single(Explained(story).Next);

        Assert.Equal(("b", "chi", "field:who"), (next.Step, next.People[0].Person, next.People[0].Why));
        Assert.Equal((story.Now.AddDays(2), story.Now.AddDays(7)), (next.ExpectedAt, next.DueAt));
    }

    [Fact]
    public void Who_can_unblock_it_is_who_is_waited_for_the_holder_and_who_stands_above()
    {
        var story = Started();
        Assert.Equal([new Unblocker("binh", Unblocker.Holder), new Unblocker("chi", Unblocker.Superior)], Explained(story).Unblocking);

        story.Do(new PauseDeadline(1, "An brings a paper") { At = story.Now, By = "binh" });
        Assert.Equal(new Unblocker("an", Unblocker.Waited), Explained(story).Unblocking[0]);
    }

    [Fact]
    public void A_task_that_is_not_open_is_not_explained() => Assert.Null(Explain.Task(Drawn, Started().Case, 9, Story.Organisation, default));

    [Fact]
    public void The_route_lists_every_step_with_people_reasons_and_expected_days_and_what_is_open()
    {
        var story = Started();
        var route = RoutePreview.OfCase(Drawn, story.Case, story.Now, Story.Organisation);

        Assert.True(route.Complete);
        Assert.Equal(
            ["a binh holder:head:north 0 2 open", "b chi field:who 2 7 ", "c lan named 7  "],
            route.Steps.Select(step => $"{step.Step} {step.People[0].Person} {step.People[0].Why} {(step.ExpectedAt - story.Now)?.Days} {(step.DueAt - story.Now)?.Days} {(step.Assumed ? "" : "open")}"));
    }
}
