using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Compensation (BPMN 2.0.2, 10.7 and 13.5.5).</summary>
public sealed class CompensationTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    /// <summary>A step with another that undoes it.</summary>
    private static string Undoable(string id, string person = "binh", string undoneBy = "lan") => Step(id, Person(person)) + Undo(id, undoneBy);

    private static string Undo(string id, string person) =>
        $"<boundaryEvent id=\"on_{id}\" attachedToRef=\"{id}\"><compensateEventDefinition/></boundaryEvent><association id=\"as_{id}\" sourceRef=\"on_{id}\" targetRef=\"undo_{id}\"/>"
        + Step($"undo_{id}", Person(person)).Replace("<userTask ", "<userTask isForCompensation=\"true\" ", StringComparison.Ordinal);

    private static string Throw(string id, string attributes = "") => $"<intermediateThrowEvent id=\"{id}\"><compensateEventDefinition {attributes}/></intermediateThrowEvent>";

    private static string Sub(string id, string inside, params string[] flows) =>
        $"<subProcess id=\"{id}\"><startEvent id=\"{id}_in\"/><endEvent id=\"{id}_out\"/>{inside}{Flows(flows)}</subProcess>";

    private static Story Begin(string body) => new Story(Procedure(Ends + body)).Start();

    [Fact]
    public void What_was_completed_last_is_undone_first_and_the_event_waits()
    {
        var story = Begin(Undoable("a") + Undoable("b") + Throw("back") + Step("after", Person("chi")) + Flows("start>a>b>back>after>end"));

        story.Act("a", "binh").Act("b", "binh");
        Assert.Equal(["undo_b: lan"], story.Open);
        story.Act("undo_b", "lan");
        Assert.Equal(["undo_a: lan"], story.Open);
        story.Act("undo_a", "lan");
        Assert.Equal(["after: chi"], story.Open);
        Assert.Null(story.Case.Compensable);
        story.Act("after", "chi").Check();
    }

    [Fact]
    public void What_went_on_at_the_same_time_is_undone_at_the_same_time()
    {
        var story = Begin("<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>" + Undoable("a") + Undoable("b", "chi") + Throw("back")
            + Flows("start>fork>a>join>back>end", "fork>b>join")).Act("a", "binh").Act("b", "chi");

        Assert.Equal(["undo_a: lan", "undo_b: lan"], story.Open.Order());
    }

    [Fact]
    public void Only_what_is_named_is_undone_and_only_once()
    {
        var story = Begin(Undoable("a") + Undoable("b") + Throw("one", "activityRef=\"a\"") + Throw("rest") + Throw("nothing") + Flows("start>a>b>one>rest>nothing>end")).Act("a", "binh").Act("b", "binh");

        Assert.Equal(["undo_a: lan"], story.Open);
        Assert.Equal(["undo_b: lan"], story.Act("undo_a", "lan").Open);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_b", "lan").Case.Status);
    }

    [Fact]
    public void What_is_still_going_on_or_was_cancelled_is_not_undone()
    {
        const string Late = "<boundaryEvent id=\"late\" attachedToRef=\"b\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>";
        var story = Begin(Undoable("a") + Undoable("b") + Late + Throw("back") + Flows("start>a>b>end", "late>back>end")).Act("a", "binh").Wait(TimeSpan.FromDays(2));

        Assert.Equal(["undo_a: lan"], story.Open);
    }

    [Fact]
    public void An_event_that_does_not_wait_goes_on_at_once_and_the_case_ends_when_all_is_undone()
    {
        var story = Begin(Undoable("a") + Throw("back", "waitForCompletion=\"false\"") + Step("after", Person("chi")) + Flows("start>a>back>after>end")).Act("a", "binh");

        Assert.Equal(["after: chi", "undo_a: lan"], story.Open.Order());
        Assert.Equal(CaseStatus.Active, story.Act("after", "chi").Case.Status);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_a", "lan").Case.Status);
    }

    [Fact]
    public void An_end_event_ends_when_all_is_undone()
    {
        var story = Begin(Undoable("a") + "<endEvent id=\"back\"><compensateEventDefinition/></endEvent>" + Flows("start>a>back").Replace("sourceRef=\"end\"", "", StringComparison.Ordinal)
            + Step("other", Person("dung")) + Flows("start>other>end")).Act("a", "binh");

        Assert.Equal(["other: dung", "undo_a: lan"], story.Open.Order());
        Assert.Equal(CaseStatus.Completed, story.Act("undo_a", "lan").Act("other", "dung").Case.Status);
    }

    [Fact]
    public void A_container_without_handler_is_undone_by_undoing_what_was_completed_in_it()
    {
        var story = Begin(Sub("sub", Undoable("a") + Undoable("b"), "sub_in>a>b>sub_out") + Throw("back", "activityRef=\"sub\"") + Flows("start>sub>back>end")).Act("a", "binh").Act("b", "binh");

        Assert.Equal(["undo_b: lan"], story.Open);
        Assert.Equal(["undo_a: lan"], story.Act("undo_b", "lan").Open);
        story.Act("undo_a", "lan").Check();
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_container_with_a_handler_is_undone_by_that_alone()
    {
        var story = Begin(Sub("sub", Undoable("a"), "sub_in>a>sub_out") + Undo("sub", "dung") + Throw("back") + Flows("start>sub>back>end")).Act("a", "binh");

        Assert.Equal(["undo_sub: dung"], story.Open);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_sub", "dung").Case.Status);
    }

    [Fact]
    public void A_compensation_event_sub_process_sees_the_data_as_they_were_and_may_undo_what_is_in_its_container()
    {
        var undoing = "<subProcess id=\"undoing\" triggeredByEvent=\"true\"><startEvent id=\"asked\"><compensateEventDefinition/></startEvent>" + Step("first", Person("dung")) + Throw("then")
            + "<endEvent id=\"undone\"/>" + Flows("asked>first") + "<sequenceFlow id=\"f\" sourceRef=\"first\" targetRef=\"then\"><conditionExpression>place = \"Hue\"</conditionExpression></sequenceFlow>" + Flows("then>undone") + "</subProcess>";
        var story = Begin(Sub("sub", "<dataObject id=\"do\" name=\"place\"/><dataObjectReference id=\"place\" name=\"place\" dataObjectRef=\"do\"/>" + Undoable("a") + undoing, "sub_in>a>sub_out") + Throw("back") + Flows("start>sub>back>end"));

        story.Act("a", "binh", data: ("place", Value.Of("Hue")));
        Assert.Equal(["first: dung"], story.Open);
        Assert.Equal(["undo_a: lan"], story.Act("first", "dung").Open);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_a", "lan").Case.Status);
    }

    [Fact]
    public void What_was_completed_in_a_container_within_is_undone_when_the_outer_one_is()
    {
        var inner = Sub("inner", Undoable("a"), "inner_in>a>inner_out");
        var story = Begin(Sub("outer", inner + Undoable("b"), "outer_in>inner>b>outer_out") + Throw("back") + Flows("start>outer>back>end")).Act("a", "binh").Act("b", "binh");

        Assert.Equal(["undo_b: lan"], story.Open);
        Assert.Equal(["undo_a: lan"], story.Act("undo_b", "lan").Open);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_a", "lan").Case.Status);
    }

    [Fact]
    public void An_event_in_a_container_undoes_what_was_completed_in_there_alone()
    {
        var story = Begin(Undoable("a") + Sub("sub", Undoable("b") + Throw("back"), "sub_in>b>back>sub_out") + Step("after", Person("chi")) + Flows("start>a>sub>after>end")).Act("a", "binh").Act("b", "binh");

        Assert.Equal(["undo_b: lan"], story.Open);
        Assert.Equal(["after: chi"], story.Act("undo_b", "lan").Open);
    }

    [Fact]
    public void An_error_caught_in_the_container_may_undo_what_was_done_there()
    {
        var caught = "<subProcess id=\"on_error\" triggeredByEvent=\"true\"><startEvent id=\"caught\"><errorEventDefinition/></startEvent>" + Throw("back") + "<endEvent id=\"done\"/>" + Flows("caught>back>done") + "</subProcess>";
        var failed = "<endEvent id=\"failed\"><errorEventDefinition errorRef=\"e1\"/></endEvent>";
        var story = Begin(Sub("sub", Undoable("a") + failed + caught, "sub_in>a>failed").Replace("<endEvent id=\"sub_out\"/>", "", StringComparison.Ordinal) + Step("after", Person("chi")) + Flows("start>sub>after>end")).Act("a", "binh");

        Assert.Equal(["undo_a: lan"], story.Open);
        Assert.Equal(["after: chi"], story.Act("undo_a", "lan").Open);
    }

    [Fact]
    public void Each_passing_of_a_loop_is_undone()
    {
        var story = Begin("<exclusiveGateway id=\"merge\"/><exclusiveGateway id=\"again\" default=\"again-back\"/>" + Undoable("a") + Throw("back") + Flows("start>merge>a>again>back>end", "again>merge: a.outcome = \"reject\""));

        story.Act("a", "binh", "reject").Act("a", "binh");
        Assert.Equal(["undo_a: lan"], story.Open);
        Assert.Equal(["undo_a: lan"], story.Act("undo_a", "lan").Open);
        Assert.Equal(CaseStatus.Completed, story.Act("undo_a", "lan").Case.Status);
    }

    [Fact]
    public void An_event_that_names_what_is_not_beside_it_is_refused() =>
        Assert.Contains(Problems(Ends + Sub("sub", Undoable("a"), "sub_in>a>sub_out") + Throw("back", "activityRef=\"a\"") + Flows("start>sub>back>end")), problem => problem.Rule == "bpmn.compensation-activity" && problem.Element == "back");

    [Fact]
    public void A_return_undoes_what_was_done_since_where_the_designer_asks_for_it()
    {
        var story = Begin(Step("first", Person("an")) + Undoable("a") + Sub("sub", Undoable("b") + Step("c", Person("chi"), "", "<wh:return to=\"first\" compensate=\"true\"/><wh:return to=\"a\"/>"), "sub_in>b>c>sub_out") + Flows("start>first>a>sub>end"))
            .Act("first", "an").Act("a", "binh").Act("b", "binh");

        story.Return("c", "chi", "first", "?");
        Assert.Equal(["first: an", "undo_b: lan"], story.Open.Order());
        Assert.Equal(["first: an", "undo_a: lan"], story.Act("undo_b", "lan").Open.Order());
        story.Act("undo_a", "lan").Act("first", "an").Act("a", "binh").Act("b", "binh").Return("c", "chi", "a", "?");
        Assert.Equal(["a: binh"], story.Open);
    }
}
