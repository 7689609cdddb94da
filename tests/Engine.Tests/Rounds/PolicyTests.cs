using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests.Rounds;

public sealed class PolicyTests
{
    internal static readonly string Four = Person("binh") + Person("chi") + Person("dung") + Person("lan");

    /// <summary>A case with one step, and one after it.</summary>
    internal static Story Panel(string attributes, string? people = null, string more = "") =>
        new(Procedure("<startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("panel", people ?? Four, attributes, more) + Step("after", Person("chi")) + Flows("start>panel>after>end")));

    [Fact]
    public void In_a_sequence_one_is_asked_after_another() => Panel("policy=\"sequence\"").Start().Act("panel", "chi").Act("panel", "binh").Act("panel", "chi").Act("panel", "dung").Act("panel", "lan").Check();

    [Fact]
    public void A_no_in_a_sequence_asks_nobody_further()
    {
        var story = Panel("policy=\"sequence\"").Start().Act("panel", "binh").Act("panel", "chi", "reject");

        Assert.Equal(["after: chi"], story.Open);
        Assert.Equal("reject", story.Case.Step("panel")!.Outcome);
    }

    [Fact]
    public void Enough_votes_close_the_round_and_take_the_other_tasks_away() => Panel("policy=\"count\" needed=\"2\" abstain=\"true\"").Start()
        .Act("panel", "chi", "abstain").Act("panel", "dung").Act("panel", "lan").Act("panel", "binh").Check();

    [Fact]
    public void The_first_of_any_decides() => Assert.Equal(["after: chi"], Panel("policy=\"any\"").Start().Act("panel", "lan").Open);

    [Fact]
    public void Weights_and_vetoes_come_with_those_whom_a_rule_finds()
    {
        const string people = "<wh:person id=\"binh\" weight=\"3\"/><wh:person id=\"chi\" veto=\"true\"/><wh:person id=\"dung\"/>";

        Assert.Equal(["after: chi"], Panel("policy=\"weighted\" needed=\"3\"", people).Start().Act("panel", "chi").Act("panel", "binh").Open);
        Assert.Equal("reject", Panel("policy=\"weighted\" needed=\"3\"", people).Start().Act("panel", "binh").Act("panel", "chi", "reject").Case.Step("panel")!.Outcome);
    }

    [Fact]
    public void A_round_that_could_never_agree_is_an_incident() => Assert.Equal("too-few", Assert.Single(Panel("policy=\"count\" needed=\"5\"").Start().Case.Incidents).Kind);

    [Fact]
    public void An_anonymous_vote_keeps_its_comments_to_itself()
    {
        var story = Panel("policy=\"percent\" needed=\"50\" anonymous=\"true\"").Start().Act("panel", "binh", "approve", "Mine").Act("panel", "chi").Act("panel", "dung").Act("panel", "lan", "approve", "Mine too");

        Assert.Null(story.Case.Step("panel")!.Comment);
        Assert.All(story.Journal.OfType<TaskCompleted>(), vote => Assert.True(vote.Anonymous));
    }

    [Fact]
    public void An_outcome_may_demand_fields_and_a_signature()
    {
        var story = Panel("", Person("binh"), "<wh:outcome id=\"sign\" kind=\"positive\" fields=\"price\" signature=\"advanced\"/>").Start();
        ActOnTask Sign(SignatureLevel? level, params (string, Value)[] data) => new(1, "sign", ContextValue.Of(data), null) { Signature = level, At = story.Now, By = "binh" };

        story.Do(Sign(SignatureLevel.Qualified)).Do(Sign(SignatureLevel.Simple, ("price", Value.Of(1)))).Do(Sign(null, ("price", Value.Of(1)))).Do(Sign(SignatureLevel.Qualified, ("price", Value.Of(1)))).Check();
    }

    [Fact]
    public void What_is_said_of_a_policy_without_meaning_for_it_is_a_problem()
    {
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/>"
            + Step("a", Person("binh"), "needed=\"2\" anonymous=\"true\" policy=\"any\"") + Step("b", Person("binh"), "policy=\"percent\" needed=\"101\"") + Step("c", Person("binh"), "policy=\"count\"")
            + Step("d", "<wh:except veto=\"true\"><wh:person id=\"an\"/></wh:except><wh:person id=\"an\" weight=\"0\"/>", "off=\"delegate fly\" nobody=\"named\" signing=\"own king\"", "<wh:not-same-as step=\"d\"/>")
            + Step("e", Person("binh"), "form=\"decision\" policy=\"all\" anonymous=\"true\" same-person=\"ever-approved\"", "<wh:otherwise><wh:person id=\"an\"/></wh:otherwise>")
            + Flows("start>a>b>c>d>e>end");

        Assert.Equal(
            ["a bpmn.policy", "a bpmn.policy", "an bpmn.attribute", "b bpmn.policy", "c bpmn.policy", "d bpmn.attribute", "d bpmn.attribute", "d bpmn.not-same-as", "d bpmn.participants", "d bpmn.participants", "e bpmn.participants", "e bpmn.policy", "e bpmn.policy"],
            Problems(body).Select(problem => $"{problem.Element} {problem.Rule}").Order(StringComparer.Ordinal));
    }
}
