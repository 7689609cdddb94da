using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Standard loops and quantities of tokens (BPMN 2.0.2, 10.3.8 and table 10.3).</summary>
public sealed class RepetitionTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static string Job(string id, string marker = "", string attributes = "") =>
        $"<serviceTask id=\"{id}\" {attributes}><extensionElements><wh:job kind=\"document\"><wh:input name=\"seen\">loopCounter</wh:input><wh:output name=\"n\">given</wh:output></wh:job></extensionElements>{marker}</serviceTask>";

    private static string Again(string condition, string attributes = "") => $"<standardLoopCharacteristics {attributes}>{condition}</standardLoopCharacteristics>";

    private const string WhileSmall = "<loopCondition>n &lt; 3</loopCondition>";

    private static int Work(string marker, int n)
    {
        var story = new Story(Procedure(Ends + Job("work", marker) + Flows("start>work>end"))).Start(data: [("n", Value.Of(n))]);
        var times = 0;
        for (; story.Case.IsActive && times < 20; times++)
        {
            Assert.Equal(Value.Of(times + 1), story.Case.Jobs.Single().Input["seen"]);
            story.Complete("work", ("given", Value.Of(n + times + 1)));
        }
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
        return times;
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(9, 1)]
    public void A_loop_tested_afterwards_is_done_once_at_least(int from, int times) => Assert.Equal(times, Work(Again(WhileSmall), from));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(9, 0)]
    public void A_loop_tested_before_may_not_be_done_at_all(int from, int times) => Assert.Equal(times, Work(Again(WhileSmall, "testBefore=\"true\""), from));

    [Theory]
    [InlineData("", 2)]
    [InlineData("testBefore=\"true\"", 2)]
    public void A_loop_goes_round_no_more_often_than_its_maximum(string attributes, int times)
    {
        Assert.Equal(times, Work(Again("<loopCondition>true</loopCondition>", attributes + " loopMaximum=\"2\""), 0));
        Assert.Equal(times, Work(Again("", attributes + " loopMaximum=\"2\""), 0));
    }

    [Fact]
    public void The_condition_of_a_loop_counts_how_often_it_has_been_done() =>
        Assert.Equal(4, Work(Again("<loopCondition>loopCounter &lt; 4</loopCondition>"), 0));

    [Fact]
    public void A_loop_over_a_sub_process_has_new_data_each_time_and_one_border()
    {
        var sub = $"<subProcess id=\"round\">{Again("<loopCondition>vote.outcome = \"reject\"</loopCondition>")}<dataObject id=\"note\"/><startEvent id=\"in\"/><endEvent id=\"out\"/>" + Step("vote", Person("binh"))
            + Flows("in>vote>out") + "</subProcess><boundaryEvent id=\"late\" attachedToRef=\"round\"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>";
        var story = new Story(Procedure(Ends + sub + Flows("start>round>end", "late>end"))).Start();

        story.Act("vote", "binh", "reject", data: [("note", Value.Of("old"))]);
        Assert.Equal(Value.Null, story.Case.Tokens.Single(token => token is { Element: "round", Instance: 2 }).Locals!["note"]);
        Assert.Single(story.Case.Timers);
        story.Act("vote", "binh");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_loop_without_a_wait_is_stopped()
    {
        var story = new Story(Procedure(Ends + $"<task id=\"spin\">{Again("<loopCondition>true</loopCondition>")}</task>" + Flows("start>spin>end"))).Start();

        Assert.Equal("step-limit", Assert.Single(story.Case.Incidents).Kind);
    }

    [Fact]
    public void An_activity_begins_when_enough_tokens_have_come()
    {
        var story = new Story(Procedure(Ends + "<parallelGateway id=\"fork\"/>" + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("c", Person("dung")) + Job("work", "", "startQuantity=\"2\"")
            + Flows("start>fork>a>work>end", "fork>b>work", "fork>c>work"))).Start();

        story.Act("a", "binh");
        Assert.Empty(story.Case.Jobs);
        story.Act("b", "chi");
        Assert.Single(story.Case.Jobs);
        story.Complete("work").Act("c", "dung");

        Assert.Empty(story.Case.Jobs);
        Assert.Equal("work", Assert.Single(story.Case.Tokens).Element);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void More_than_enough_tokens_begin_it_once_more()
    {
        var story = new Story(Procedure(Ends + "<task id=\"four\" completionQuantity=\"4\"/>" + Job("work", "", "startQuantity=\"2\"") + Flows("start>four>work>end"))).Start();

        Assert.Equal(2, story.Case.Jobs.Length);
        Assert.Equal(4, story.Journal.OfType<ElementLeft>().Single(left => left.Element == "four").Flows.Length);
        story.Complete("work").Complete("work");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Theory]
    [InlineData("startQuantity=\"0\"", "bpmn.start-quantity")]
    [InlineData("startQuantity=\"1001\"", "bpmn.start-quantity")]
    [InlineData("completionQuantity=\"two\"", "bpmn.completion-quantity")]
    public void A_quantity_that_is_none_is_refused(string attributes, string rule) =>
        Assert.Equal(rule, Assert.Single(Problems(Ends + Job("work", "", attributes) + Flows("start>work>end"), null)).Rule);
}
