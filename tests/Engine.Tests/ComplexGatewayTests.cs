using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Complex gateways (BPMN 2.0.2, 13.4.5).</summary>
public sealed class ComplexGatewayTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/><parallelGateway id=\"fork\"/>";

    private static readonly string Steps = Step("a", Person("binh")) + Step("b", Person("chi"));
    private static readonly string Third = Step("c", Person("dung"));

    private static string Gateway(string condition, string attributes = "") =>
        $"<complexGateway id=\"some\" {attributes}><activationCondition>{condition}</activationCondition></complexGateway>";

    private static Story Begin(string body) => new Story(Procedure(Ends + Steps + body)).Start(data: ("n", Value.Of(1)));

    [Fact]
    public void A_discriminator_goes_on_with_the_first_and_takes_in_the_others()
    {
        var story = Begin(Third + Gateway("activationCount >= 1") + Step("after", Person("lan")) + Flows("start>fork>a>some>after>end", "fork>b>some", "fork>c>some")).Act("b", "chi");

        Assert.Equal(["a: binh", "after: lan", "c: dung"], story.Open.Order());
        story.Act("a", "binh").Act("c", "dung");
        Assert.Equal(["after: lan"], story.Open);
        story.Act("after", "lan").Check();
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void Two_of_three_start_it()
    {
        var story = Begin(Third + Gateway("activationCount >= 2") + Step("after", Person("lan")) + Flows("start>fork>a>some>after>end", "fork>b>some", "fork>c>some")).Act("b", "chi");

        Assert.Equal(["a: binh", "c: dung"], story.Open.Order());
        Assert.Equal(["a: binh", "after: lan"], story.Act("c", "dung").Open.Order());
        Assert.Equal(CaseStatus.Completed, story.Act("after", "lan").Act("a", "binh").Case.Status);
    }

    [Fact]
    public void A_flow_may_be_taken_at_the_start_and_another_at_the_reset()
    {
        var story = Begin(Gateway("activationCount >= 1") + Step("first", Person("lan")) + Step("last", Person("an")) + Flows("start>fork>a>some", "fork>b>some", "some>first: waitingForStart", "some>last: not(waitingForStart)", "first>end", "last>end"));

        Assert.Equal(["b: chi", "first: lan"], story.Act("a", "binh").Open.Order());
        Assert.Equal(["first: lan", "last: an"], story.Act("b", "chi").Open.Order());
    }

    [Fact]
    public void It_is_reset_when_what_is_missing_cannot_come_any_more()
    {
        var inner = "<exclusiveGateway id=\"way\" default=\"way-some\"/>" + Gateway("activationCount >= 1") + Step("after", Person("lan")) + Step("last", Person("an"));
        var story = Begin(inner + Flows("start>fork>a>some", "fork>b>way>some", "way>end: b.outcome = \"reject\"", "some>after: waitingForStart", "some>last: not(waitingForStart)", "after>end", "last>end"));

        Assert.Equal(["after: lan", "last: an"], story.Act("a", "binh").Act("b", "chi", "reject").Open.Order());
    }

    [Fact]
    public void It_starts_anew_in_a_loop()
    {
        var loop = "<exclusiveGateway id=\"merge\"/><exclusiveGateway id=\"again\" default=\"again-end\"/>" + Gateway("activationCount >= 1") + Step("after", Person("lan"));
        var story = Begin(loop + Flows("start>merge>fork>a>some>after>again>end", "fork>b>some", "again>merge: after.outcome = \"reject\"")).Act("a", "binh").Act("b", "chi").Act("after", "lan", "reject");

        Assert.Equal(["a: binh", "b: chi"], story.Open.Order());
        Assert.Equal(["after: lan", "b: chi"], story.Act("a", "binh").Open.Order());
    }

    [Fact]
    public void One_that_can_never_start_is_an_incident()
    {
        var story = Begin(Gateway("activationCount >= 3") + Flows("start>fork>a>some>end", "fork>b>some")).Act("a", "binh").Act("b", "chi");

        Assert.Equal("activation", Assert.Single(story.Case.Incidents).Kind);
    }

    [Fact]
    public void Without_a_condition_it_waits_for_all_that_can_come_and_its_conditions_choose()
    {
        var story = Begin("<complexGateway id=\"some\" default=\"some-end\"/>" + Step("after", Person("lan")) + Step("other", Person("an")) + Flows("start>fork>a>some>end", "fork>b>some", "some>after: n = 1", "some>other: n = 2", "after>end", "other>end"));

        Assert.Equal(["b: chi"], story.Act("a", "binh").Open);
        Assert.Equal(["after: lan"], story.Act("b", "chi").Open);
    }

    [Fact]
    public void A_return_into_a_branch_is_not_swallowed_by_a_gateway_that_has_started()
    {
        var story = Begin(Gateway("activationCount >= 1") + Step("after", Person("lan"), "", "<wh:return to=\"a\"/>") + Flows("start>fork>a>some>after>end", "fork>b>some")).Act("a", "binh");

        story.Return("after", "lan", "a", "?");
        Assert.Equal(["a: binh", "b: chi"], story.Open.Order());
        Assert.Equal(["after: lan", "b: chi"], story.Act("a", "binh").Open.Order());
        Assert.Equal(CaseStatus.Completed, story.Act("after", "lan").Act("b", "chi").Case.Status);
    }
}
