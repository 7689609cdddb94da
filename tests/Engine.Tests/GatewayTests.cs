using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class GatewayTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static readonly string Inclusive =
        Ends + "<inclusiveGateway id=\"fork\" default=\"fork-c\"/><inclusiveGateway id=\"join\"/>" + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("c", Person("dung")) + Step("after", Person("lan"))
        + Flows("start>fork", "fork>a: n > 1", "fork>b: n > 2", "fork>c>join", "a>join", "b>join", "join>after>end");

    [Theory]
    [InlineData(0, "c: dung")]
    [InlineData(2, "a: binh")]
    [InlineData(3, "a: binh|b: chi")]
    public void An_inclusive_gateway_takes_every_true_way_or_the_default(int n, string open) =>
        Assert.Equal(open, string.Join('|', new Story(Procedure(Inclusive)).Start(data: ("n", Value.Of(n))).Open));

    [Fact]
    public void An_inclusive_join_waits_for_what_can_still_come_and_no_more()
    {
        Assert.Equal(["after: lan"], new Story(Procedure(Inclusive)).Start(data: ("n", Value.Of(2))).Act("a", "binh").Open);
        var two = new Story(Procedure(Inclusive)).Start(data: ("n", Value.Of(3))).Act("a", "binh");
        Assert.Equal(["b: chi"], two.Open);
        Assert.Equal(["after: lan"], two.Act("b", "chi").Open);
    }

    [Fact]
    public void An_inclusive_join_in_a_loop_waits_in_every_passing()
    {
        var story = new Story(Procedure(Ends + "<inclusiveGateway id=\"fork\"/><inclusiveGateway id=\"join\"/><exclusiveGateway id=\"merge\"/><exclusiveGateway id=\"again\" default=\"again-end\"/>"
            + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("check", Person("lan"))
            + Flows("start>merge>fork", "fork>a: n > 1", "fork>b: n > 2", "a>join", "b>join>check>again>end", "again>merge: check.outcome = \"reject\""))).Start(data: ("n", Value.Of(3)));

        for (var turn = 0; turn < 3; turn++)
        {
            story.Act("b", "chi");
            Assert.Equal(["a: binh"], story.Open);
            story.Act("a", "binh");
            Assert.Equal(["check: lan"], story.Open);
            story.Act("check", "lan", "reject");
            Assert.Equal(["a: binh", "b: chi"], story.Open);
        }
        story.Act("b", "chi").Act("a", "binh").Act("check", "lan");
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_branch_that_leaves_the_inclusive_region_is_waited_for_no_longer()
    {
        var story = new Story(Procedure(Ends + "<parallelGateway id=\"fork\"/><exclusiveGateway id=\"choice\" default=\"choice-out\"/><endEvent id=\"out\"/><inclusiveGateway id=\"join\"/>"
            + Step("a", Person("binh")) + Step("b", Person("chi")) + Step("after", Person("lan"))
            + Flows("start>fork>a>join>after>end", "fork>b>choice>out", "choice>join: b.outcome = \"approve\""))).Start().Act("a", "binh");

        Assert.Equal(["b: chi"], story.Open);
        Assert.Equal(["after: lan"], story.Act("b", "chi", "reject").Open);
    }

    [Fact]
    public void Inclusive_joins_that_wait_only_for_each_other_go_on()
    {
        var story = new Story(Procedure(Ends + "<parallelGateway id=\"fork\"/><inclusiveGateway id=\"j1\"/><inclusiveGateway id=\"j2\"/><inclusiveGateway id=\"s1\" default=\"s1-end\"/><inclusiveGateway id=\"s2\" default=\"s2-end\"/>"
            + Step("a", Person("binh")) + Step("b", Person("chi"))
            + Flows("start>fork>a>j1>s1>end", "fork>b>j2>s2>end", "s1>j2: false", "s2>j1: false"))).Start().Act("a", "binh").Act("b", "chi");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void An_event_based_gateway_goes_the_way_of_the_first_event() =>
        new Story(Procedure(Ends + "<eventBasedGateway id=\"race\"/>"
            + "<intermediateCatchEvent id=\"slow\"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></intermediateCatchEvent>"
            + "<intermediateCatchEvent id=\"quick\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>"
            + Step("a", Person("binh")) + Step("b", Person("chi")) + Flows("start>race>slow>a>end", "race>quick>b>end"))).Start().Wait(TimeSpan.FromDays(3)).Act("b", "chi").Check();
}
