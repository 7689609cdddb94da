using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class ApprovalTests
{
    internal static readonly Procedure Purchase = Procedure(
        "<startEvent id=\"start\"/>" + Step("head", "<wh:head unit=\"case\"/>", "due=\"P2D\"")
        + "<exclusiveGateway id=\"decided\" default=\"decided-big\"/><exclusiveGateway id=\"big\" default=\"big-order\"/>"
        + Step("second", "<wh:superior levels=\"1\"/>", "form=\"decision\"") + "<exclusiveGateway id=\"agreed\" default=\"agreed-order\"/>"
        + """
          <serviceTask id="order"><extensionElements><wh:job kind="document"><wh:input name="template">"order"</wh:input>
          <wh:input name="total">amount</wh:input><wh:output name="letter">document</wh:output></wh:job></extensionElements></serviceTask>
          <endEvent id="ordered"/><endEvent id="rejected"><terminateEventDefinition/></endEvent>
          """
        + Flows("start>head>decided", "decided>rejected: head.outcome = \"reject\"", "decided>big", "big>second: amount > 1000", "big>order", "second>agreed",
            "agreed>rejected: second.outcome = \"reject\"", "agreed>order>ordered"),
        "\"Purchase: \" + subject");

    private static Story Case(decimal amount) => new Story(Purchase).Start("an", "north", ("subject", Value.Of("Chairs")), ("amount", Value.Of(amount)));

    [Fact]
    public void A_small_purchase_needs_the_head_alone() =>
        Case(900).Act("head", "binh").Complete("order", ("document", Value.Of("d1")), ("hash", Value.Of("h"))).Check();

    [Fact]
    public void A_big_purchase_needs_the_superior_too() =>
        Case(1500).Act("head", "binh", "approve", "Needed").Act("second", "chi", data: ("budget", Value.Of("B1"))).Complete("order", ("document", Value.Of("d1"))).Check();

    [Fact]
    public void A_rejected_purchase_ends_at_once() => Case(900).Act("head", "binh", "reject").Check();

    [Fact]
    public void Second_approval_of_a_finished_task_is_refused()
    {
        var story = Case(1500).Act("head", "binh");
        var before = story.Case;

        story.Do(new ActOnTask(1, "approve", ContextValue.Empty, null) { At = story.Now, By = "binh" });

        Assert.Same(before, story.Case);
        story.Check();
    }

    [Fact]
    public void A_task_is_acted_on_only_by_whom_it_was_given_to_and_as_it_was_drawn()
    {
        var story = new Story(Purchase).Withdraw().Start("nobody").Start("gone").Start("an", "mars");
        story.Start("an", "north", ("amount", Value.Of(1))).Start();
        story.Act("head", "chi").Act("head", "binh", "maybe").Release("head", "binh");
        story.Do(new ActOnTask(77, "approve", ContextValue.Empty, null) { At = story.Now, By = "binh" });
        story.Do(new FireTimer(9) { At = story.Now, By = Command.System }).Do(new CompleteJob(9, ContextValue.Empty) { At = story.Now, By = Command.System });
        story.Do(new RetryIncident(9) { At = story.Now, By = "dung" }).Withdraw("binh").Check();
    }

    [Fact]
    public void A_withdrawn_case_has_nothing_live() => Case(900).Withdraw().Act("head", "binh").Withdraw().Check();

    [Fact]
    public void A_cancelled_case_has_its_job_cancelled()
    {
        var story = Case(900).Act("head", "binh").Cancel("dung", " ").Cancel("dung", "Budget is frozen").Complete("order", ("document", Value.Of("late")));
        story.Do(new AddComment("Why?") { At = story.Now, By = "an" }).Check();
    }

    [Fact]
    public void A_job_that_fails_for_good_is_an_incident_and_is_asked_for_anew() =>
        Case(900).Act("head", "binh").Fail("order", 1, "No paper.", false).Fail("order", 2, "Still no paper.", true).Fail("order", 3, "late", true)
            .Retry(1).Retry(1).Complete("order", ("document", Value.Of("d1"))).Check();

    [Fact]
    public void A_condition_that_cannot_be_judged_is_an_incident() =>
        new Story(Purchase).Start("an", "north", ("amount", Value.Of("a lot"))).Act("head", "binh").Retry(1).Check();

    [Fact]
    public void A_preview_supposes_that_everybody_agrees()
    {
        var start = new StartCase(Guid.Empty, "north", ContextValue.Of(("subject", Value.Of("Chairs")), ("amount", Value.Of(1500)))) { At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), By = "an" };

        var route = RoutePreview.OfStart(Purchase, start, Story.Organisation);

        Assert.True(route.Complete, route.Note);
        Assert.Equal(["head False binh holder:head:north", "second True chi superior:sales"],
            route.Steps.Select(step => $"{step.Step} {step.Assumed} {step.People[0].Person} {step.People[0].Why}"));
        Assert.Equal(start.At.AddDays(2), route.Steps[0].DueAt);
    }

    [Fact]
    public void A_preview_that_lacks_data_says_where_it_stops()
    {
        var start = new StartCase(Guid.Empty, "north", ContextValue.Empty) { At = default, By = "an" };

        var route = RoutePreview.OfStart(Purchase, start, Story.Organisation);

        Assert.False(route.Complete);
        Assert.Equal(["head", "big"], route.Steps.Select(step => step.Step));
        Assert.Contains("amount > 1000", route.Steps[1].Problem, StringComparison.Ordinal);
        Assert.Equal("unknown-unit", RoutePreview.OfStart(Purchase, start with { Unit = "mars" }, Story.Organisation).Refusal!.Code);
    }
}
