using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class EventTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private const string Message = "<messageEventDefinition messageRef=\"m1\"/>";
    private const string Signal = "<signalEventDefinition signalRef=\"s1\"/>";

    [Fact]
    public void A_message_wakes_who_has_waited_longest_and_brings_data()
    {
        var story = new Story(Procedure(Ends + $"<intermediateCatchEvent id=\"paid\">{Message}</intermediateCatchEvent><receiveTask id=\"again\" messageRef=\"m1\"/>" + Flows("start>paid>again>end"))).Start();

        story.Do(new ReceiveMessage("Lost", ContextValue.Empty) { At = story.Now, By = Command.System });
        story.Do(new ReceiveMessage("Paid", ContextValue.Of(("sum", Value.Of(5)))) { At = story.Now, By = Command.System });
        story.Do(new ReceiveMessage("Paid", ContextValue.Empty) { At = story.Now, By = Command.System }).Check();
    }

    [Fact]
    public void A_signal_reaches_all_that_listen_and_a_race_has_one_winner()
    {
        var story = new Story(Procedure(Ends + $"<parallelGateway id=\"fork\"/><boundaryEvent id=\"alarm\" attachedToRef=\"a\">{Signal}</boundaryEvent><eventBasedGateway id=\"race\"/>"
            + $"<intermediateCatchEvent id=\"heard\">{Signal}</intermediateCatchEvent><intermediateCatchEvent id=\"paid\">{Message}</intermediateCatchEvent><intermediateThrowEvent id=\"shout\">{Signal}</intermediateThrowEvent>"
            + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("c", Person("dung")) + Step("d", Person("lan"))
            + Flows("start>fork>a>end", "alarm>c>end", "fork>race>heard>d>end", "race>paid>end", "fork>b>shout>end"))).Start();

        Assert.Equal(3, story.Case.Subscriptions.Length);
        story.Act("b", "chi");
        Assert.Empty(story.Case.Subscriptions);
        Assert.Equal(["c: dung", "d: lan"], story.Open.Order());
        story.Do(new ReceiveSignal("Alarm", ContextValue.Empty) { At = story.Now, By = Command.System }).Act("c", "dung").Act("d", "lan");
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Theory]
    [InlineData("e1", "one: chi")]
    [InlineData("e2", "any: dung")]
    public void An_error_leaves_the_container_that_listens_for_it(string error, string open)
    {
        var inner = "<subProcess id=\"inner\"><startEvent id=\"in\"/>" + Step("work", Person("binh")) + Step("beside", Person("lan"))
            + $"<endEvent id=\"failed\"><errorEventDefinition errorRef=\"{error}\"/></endEvent>" + Flows("in>work>failed", "in>beside") + "</subProcess>";
        var story = new Story(Procedure(Ends + "<subProcess id=\"outer\">" + inner + "<boundaryEvent id=\"on_one\" attachedToRef=\"inner\"><errorEventDefinition errorRef=\"e1\"/></boundaryEvent>"
            + Step("one", Person("chi")) + Flows("on_one>one") + "</subProcess><boundaryEvent id=\"on_any\" attachedToRef=\"outer\"><errorEventDefinition/></boundaryEvent>"
            + Step("any", Person("dung")) + Flows("start>outer>end", "on_any>any>end"))).Start();

        story.Act("work", "binh");

        Assert.Equal([open], story.Open);
    }

    [Fact]
    public void An_error_nothing_listens_for_is_an_incident()
    {
        var story = new Story(Procedure("<startEvent id=\"start\"/><endEvent id=\"failed\"><errorEventDefinition errorRef=\"e1\"/></endEvent>" + Flows("start>failed"))).Start();

        Assert.Equal("error", Assert.Single(story.Case.Incidents).Kind);
        Assert.Contains("bpmn.reference", Problems("<startEvent id=\"start\"/><endEvent id=\"failed\"><errorEventDefinition errorRef=\"e9\"/></endEvent>" + Flows("start>failed")).Select(problem => problem.Rule));
    }
}
