using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Returns out of activities that are done several times, and into them.</summary>
public sealed class ReturnInstanceTests
{
    private const string Ends = "<dataObject id=\"people\" isCollection=\"true\"/><dataObject id=\"answers\" isCollection=\"true\"/><startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private const string Over = "<loopDataInputRef>people</loopDataInputRef><loopDataOutputRef>answers</loopDataOutputRef><inputDataItem id=\"who\"/><outputDataItem id=\"answer\"/>";
    private static readonly (string, Value) Three = ("people", Value.Of(Value.Of("binh"), Value.Of("chi"), Value.Of("dung")));

    private static string Many(string attributes = "") => $"<multiInstanceLoopCharacteristics {attributes}>{Over}</multiInstanceLoopCharacteristics>";

    private static string Back(string to, string then = "run-again") => $"<wh:return to=\"{to}\" then=\"{then}\"/>";

    private static string Asked(string id, string more = "", string marker = "") => Step(id, "<wh:people of=\"who\"/>", "", more).Replace("</userTask>", marker + "</userTask>", StringComparison.Ordinal);

    private static string Each(string inside, string attributes = "") => $"<subProcess id=\"each\">{Many(attributes)}<dataObject id=\"note\"/><startEvent id=\"in\"/><endEvent id=\"out\"/>{inside}</subProcess>";

    private static (string, Value) Answer(string text) => ("answer", Value.Of(text));

    private static Story Play(string body) => new Story(Procedure(Ends + body)).Start(data: Three);

    private static void Same(Story story) => Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));

    private static void Ended(Story story, params string[] answers)
    {
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal(Value.Of(answers.Select(Value.Of)), story.Case.Data["answers"]);
        Same(story);
    }

    [Theory]
    [InlineData("")]
    [InlineData("isSequential=\"true\"")]
    public void A_return_out_of_a_multi_instance_step_cancels_all_of_it(string attributes)
    {
        var story = Play(Step("draft", Person("lan")) + Asked("ask", Back("draft"), Many(attributes)) + Flows("start>draft>ask>end"));

        story.Act("draft", "lan").Act("ask", "binh", data: [Answer("b")]).Return("ask", "chi", "draft", "Unclear");
        Assert.Equal(["draft: lan"], story.Open);
        Assert.Equal(["draft"], story.Case.Tokens.Select(token => token.Element));
        Same(story);

        story.Act("draft", "lan");
        foreach (var person in new[] { "binh", "chi", "dung" }) story.Act("ask", person, data: [Answer(person)]);
        Ended(story, "binh", "chi", "dung");
    }

    [Fact]
    public void Straight_back_to_a_multi_instance_step_keeps_what_was_decided()
    {
        var story = Play(Step("draft", Person("lan")) + Asked("ask", Back("draft", "straight-back"), Many()) + Flows("start>draft>ask>end"));

        story.Act("draft", "lan").Act("ask", "binh", data: [Answer("b")]).Return("ask", "chi", "draft", "Unclear");
        Assert.Equal(["draft: lan"], story.Open);
        story.Act("draft", "lan");

        Assert.Equal(["ask: chi", "ask: dung"], story.Open);
        Same(story);
        story.Act("ask", "dung", data: [Answer("d")]).Act("ask", "chi", data: [Answer("c")]);
        Ended(story, "b", "c", "d");
    }

    [Fact]
    public void Straight_back_into_a_sequence_goes_on_with_the_next()
    {
        var story = Play(Step("draft", Person("lan")) + Asked("ask", Back("draft", "straight-back"), Many("isSequential=\"true\"")) + Flows("start>draft>ask>end"));

        story.Act("draft", "lan").Act("ask", "binh", data: [Answer("b")]).Return("ask", "chi", "draft", "Unclear").Act("draft", "lan");
        Assert.Equal(["ask: chi"], story.Open);
        story.Act("ask", "chi", data: [Answer("c")]).Act("ask", "dung", data: [Answer("d")]);

        Ended(story, "b", "c", "d");
    }

    [Fact]
    public void A_return_within_an_instance_touches_no_other()
    {
        var story = Play(Each(Asked("write") + Asked("check", Back("write")) + Flows("in>write>check>out")) + Flows("start>each>end"));

        story.Act("write", "chi", data: [("note", Value.Of("C"))]).Act("write", "dung").Return("check", "chi", "write", "Again");

        Assert.Equal(["check: dung", "write: binh", "write: chi"], story.Open.Order());
        Assert.Equal(Value.Of("C"), story.Case.Seen(story.Case.Rounds.Single(round => story.Case.Tasks.Any(task => task.Round == round.Number && task is { Step: "write", Assignee: "chi" })).Token)["note"]);
        Same(story);
    }

    [Fact]
    public void A_return_out_of_a_body_cancels_the_body_and_straight_back_restores_it_with_its_data()
    {
        var story = Play(Step("draft", Person("lan")) + Each(Asked("write") + Asked("check", Back("draft", "straight-back")) + Flows("in>write>check>out")) + Flows("start>draft>each>end"));
        story.Act("draft", "lan").Act("write", "chi", data: [("note", Value.Of("C"))]).Act("write", "binh").Act("check", "binh", data: [Answer("b")]);

        story.Return("check", "chi", "draft", "Unclear");
        Assert.Equal(["draft: lan"], story.Open);
        story.Act("draft", "lan");

        Assert.Equal(["check: chi", "write: dung"], story.Open.Order());
        Assert.Equal([Value.Of("C"), Value.Null], story.Case.Tokens.Where(token => token is { Element: "each", Instance: not null }).Select(token => token.Locals!["note"]));
        story.Act("check", "chi", data: [Answer("c")]).Act("write", "dung").Act("check", "dung", data: [Answer("d")]);
        Ended(story, "b", "c", "d");
    }

    [Fact]
    public void A_return_into_a_body_that_is_done_opens_the_instance_decided_last()
    {
        var story = Play(Each(Asked("write") + Flows("in>write>out")) + Step("after", Person("lan"), "", Back("write")) + Flows("start>each>after>end"));
        story.Act("write", "dung", data: [Answer("d")]).Act("write", "binh", data: [Answer("b")]).Act("write", "chi", data: [Answer("c")]);

        story.Return("after", "lan", "write", "Not you");
        Assert.Equal(["write: chi"], story.Open);
        Same(story);
        story.Act("write", "chi", data: [Answer("c2")]).Act("after", "lan");

        Ended(story, "b", "c2", "d");
    }

    [Fact]
    public void A_return_into_a_body_from_beside_opens_the_instance_decided_last_while_the_others_go_on()
    {
        var story = Play("<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>" + Each(Asked("write") + Asked("check") + Flows("in>write>check>out"))
            + Step("beside", Person("lan"), "", Back("write")) + Flows("start>fork>each>join>end", "fork>beside>join"));
        story.Act("write", "binh").Act("write", "chi").Act("check", "chi", data: [Answer("c")]);

        // The step of chi was decided last, and that instance is done.
        story.Return("beside", "lan", "write", "Not you");
        Assert.Equal(["check: binh", "write: chi", "write: dung"], story.Open.Order());
        story.Act("write", "chi").Act("check", "chi", data: [Answer("c2")]).Act("check", "binh", data: [Answer("b")]).Act("write", "dung").Act("check", "dung", data: [Answer("d")]);

        Assert.Equal(["beside: lan"], story.Open);
        story.Act("beside", "lan");
        Ended(story, "b", "c2", "d");
    }

    [Fact]
    public void A_return_to_a_multi_instance_step_asks_all_again()
    {
        var story = Play(Asked("ask", "", Many()) + Step("after", Person("lan"), "", Back("ask")) + Flows("start>ask>after>end"));
        foreach (var person in new[] { "binh", "chi", "dung" }) story.Act("ask", person, data: [Answer("old")]);

        story.Return("after", "lan", "ask", "Again");
        Assert.Equal(["ask: binh", "ask: chi", "ask: dung"], story.Open);
        foreach (var person in new[] { "binh", "chi", "dung" }) story.Act("ask", person, data: [Answer("new")]);

        story.Act("after", "lan");
        Ended(story, "new", "new", "new");
    }

    [Fact]
    public void A_return_to_a_step_that_needs_several_tokens_waits_for_no_other()
    {
        var story = Play("<parallelGateway id=\"fork\"/>" + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("work", Person("dung")).Replace("id=\"work\"", "id=\"work\" startQuantity=\"2\"", StringComparison.Ordinal)
            + Step("after", Person("lan"), "", Back("work")) + Flows("start>fork>a>work>after>end", "fork>b>work"));

        story.Act("a", "binh").Act("b", "chi").Act("work", "dung").Return("after", "lan", "work", "Again");

        Assert.Equal(["work: dung"], story.Open);
    }

    [Fact]
    public void A_return_into_a_round_of_a_loop_that_is_over_is_refused()
    {
        var sub = "<subProcess id=\"round\"><standardLoopCharacteristics><loopCondition>check.outcome = \"reject\"</loopCondition></standardLoopCharacteristics><startEvent id=\"in\"/><endEvent id=\"out\"/>"
            + Step("write", Person("binh")) + Step("check", Person("chi")) + Flows("in>write>check>out") + "</subProcess>";
        var story = Play("<parallelGateway id=\"fork\"/>" + sub + Step("beside", Person("lan"), "", Back("write")) + Flows("start>fork>round>end", "fork>beside>end"));

        story.Act("write", "binh").Act("check", "chi", "reject").Do(new ReturnTask(story.Case.Tasks.Single(task => task.Step == "beside").Number, "write", "?") { At = story.Now, By = "lan" });

        Assert.Equal(2, story.Open.Length);
        Assert.DoesNotContain(story.Journal, @event => @event is StepReturned);
    }
}
