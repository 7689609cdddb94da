using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests.Rounds;

public sealed class RulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static Mandate Mandate(Capacity capacity, string other, string person, int days = 10) => new(capacity, other, person, Start.AddDays(-1), Start.AddDays(days));

    private static OrganisationSnapshot With(params Mandate[] mandates) => new(
        Story.Organisation.Units, Story.Organisation.People, Story.Organisation.People.SelectMany(person => Story.Organisation.PostsOf(person.Id)), mandates);

    private static string Rules(Story story) =>
        string.Join("; ", story.Journal.OfType<RuleApplied>().Select(rule => string.Join(' ', new[] { rule.Step, rule.Rule, rule.Did, rule.Person, rule.Instead }.OfType<string>())));

    /// <summary>Attributes and people of a step, who is asked, and what its rules did.</summary>
    public static TheoryData<string, string, string, string> Found => new()
    {
        { "nobody=\"skip\"", "gone", "after: chi", "panel nobody-found skip" },
        { "nobody=\"superior\"", "gone", "panel: binh", "panel nobody-found superior binh" },
        { "nobody=\"stop\"", "gone", "", "" },
        { "inactive=\"substitute\"", "gone", "panel: dung", "panel inactive superior gone dung" },
        { "applicant=\"allow\"", "an", "panel: an", "" },
        { "applicant=\"skip\"", "an", "after: chi", "panel applicant-found skip an" },
        { "applicant=\"skip\"", "an binh", "panel: binh", "panel applicant-found leave-out an" },
        { "applicant=\"superior\"", "an", "panel: binh", "panel applicant-found superior an binh" },
        { "applicant=\"superior\"", "an binh", "panel: binh", "panel applicant-found superior an binh" },
        { "applicant=\"forbid\"", "an", "", "panel applicant-found forbid an" },
        { "applicant=\"forbid\" nobody=\"superior\"", "an", "panel: binh", "panel applicant-found forbid an; panel nobody-found superior binh" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void A_rule_acts_and_says_so(string attributes, string people, string open, string did)
    {
        var story = PolicyTests.Panel(attributes, string.Concat(people.Split(' ').Select(Person))).Start();

        Assert.Equal(open, string.Join("; ", story.Open));
        Assert.Equal(did, Rules(story));
        Assert.Equal(open.Length == 0, story.Case.Incidents.Any(incident => incident.Kind == "nobody-found"));
    }

    [Fact]
    public void Others_are_named_for_when_nobody_is_found()
    {
        var story = PolicyTests.Panel("nobody=\"named\"", Person("gone"), "<wh:otherwise><wh:person id=\"lan\"/></wh:otherwise>").Start();

        Assert.Equal(["panel: lan"], story.Open);
        Assert.Equal("panel nobody-found named lan", Rules(story));
    }

    [Theory]
    [InlineData("just-approved", "binh", "chi", "third: binh", "")]
    [InlineData("just-approved", "chi", "binh", "", "third same-person approve binh second")]
    [InlineData("ever-approved", "binh", "chi", "", "third same-person approve binh first")]
    public void Who_has_approved_need_not_be_asked_again(string rule, string first, string second, string open, string did)
    {
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("first", Person(first)) + Step("second", Person(second)) + Step("third", Person("binh"), $"same-person=\"{rule}\"") + Flows("start>first>second>third>end");
        var story = new Story(Procedure(body)).Start().Act("first", first).Act("second", second);

        Assert.Equal(open, string.Join("; ", story.Open));
        Assert.Equal(did, Rules(story));
        if (open.Length == 0) Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void Who_decided_one_step_does_not_decide_the_other()
    {
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("first", Person("binh") + Person("chi"), "policy=\"all\"")
            + Step("second", Person("binh") + Person("lan"), "", "<wh:not-same-as step=\"first\"/>") + Flows("start>first>second>end");
        var story = new Story(Procedure(body)).Start().Act("first", "binh").Act("first", "chi");
        Assert.Equal(["second: lan"], story.Open);
        Assert.Equal("second separation-of-duty leave-out binh first", Rules(story));

        story.Do(new TransferTask(3, "chi", null) { At = story.Now, By = "lan" });

        Assert.Equal(["second: lan"], story.Open);
    }

    [Fact]
    public void A_substitute_decides_on_behalf_of_who_is_absent()
    {
        var story = new Story(PolicyTests.Panel("", Person("binh")).Procedure) { People = With(Mandate(Capacity.Substitute, "binh", "lan"), Mandate(Capacity.Substitute, "binh", "dung"), Mandate(Capacity.ByOrder, "binh", "chi")) };
        story.Start().Act("panel", "chi").Act("panel", "lan").Check();
    }

    [Fact]
    public void A_substitute_who_is_asked_anyway_has_one_vote()
    {
        var story = new Story(PolicyTests.Panel("policy=\"all\"", Person("binh") + Person("lan") + Person("chi")).Procedure) { People = With(Mandate(Capacity.Substitute, "binh", "lan"), Mandate(Capacity.Substitute, "binh", "dung"), Mandate(Capacity.Substitute, "chi", "dung")) };

        Assert.Equal(["panel: binh, dung", "panel: lan", "panel: chi"], story.Start().Open);
    }

    [Fact]
    public void Who_is_back_is_not_stood_in_for_any_more()
    {
        var story = new Story(PolicyTests.Panel("", Person("binh")).Procedure) { People = With(Mandate(Capacity.Substitute, "binh", "lan", days: 2)) };
        story.Start().Wait(TimeSpan.FromDays(2)).Act("panel", "lan");

        Assert.Equal(["panel: binh, lan"], story.Open);
        Assert.Equal(["after: chi"], story.Act("panel", "binh").Open);
    }

    [Fact]
    public void A_mandate_holds_within_its_scope()
    {
        var mandate = Mandate(Capacity.Substitute, "binh", "lan");
        string Asked(Mandate given) => string.Join("; ", new Story(PolicyTests.Panel("", Person("binh")).Procedure) { People = With(given) }.Start("an", "north", ("amount", Value.Of(500))).Open);

        Assert.Equal("panel: binh, lan", Asked(mandate with { Procedures = ["test"], Units = ["sales"], Limit = new AmountLimit("amount", 500) }));
        Assert.Equal("panel: binh", Asked(mandate with { Procedures = ["other"] }));
        Assert.Equal("panel: binh", Asked(mandate with { Units = ["mars"] }));
        Assert.Equal("panel: binh", Asked(mandate with { Limit = new AmountLimit("amount", 499) }));
        Assert.Equal("panel: binh", Asked(mandate with { Limit = new AmountLimit("price", 499) }));
    }

    [Fact]
    public void Substitutes_are_called_to_tasks_that_were_there_before()
    {
        var story = PolicyTests.Panel("", Person("binh")).Start();
        story.People = With(Mandate(Capacity.Substitute, "binh", "lan") with { OpenTasks = true }, Mandate(Capacity.Substitute, "binh", "dung"));

        story.Do(new CallSubstitutes("binh") { At = story.Now, By = "binh" }).Do(new CallSubstitutes("binh") { At = story.Now, By = "binh" }).Act("panel", "lan").Check();
    }

    [Fact]
    public void An_authorisation_is_used_in_person_and_recorded()
    {
        var story = new Story(PolicyTests.Panel("signing=\"own on-authorisation\"", Person("binh")).Procedure) { People = With(Mandate(Capacity.OnAuthorisation, "binh", "lan"), Mandate(Capacity.ByOrder, "binh", "dung")) };
        story.Start();
        story.Do(new DelegateTask(1, "dung", null) { At = story.Now, By = "lan" }).Do(new TransferTask(1, "dung", null) { At = story.Now, By = "lan" }).Act("panel", "lan").Check();
    }

    [Fact]
    public void A_body_decides_through_who_may_sign_for_it()
    {
        var story = new Story(PolicyTests.Panel("signing=\"collective\"", Person("binh") + Person("lan")).Procedure) { People = With(Mandate(Capacity.Collective, "north", "binh")) };
        story.Start();

        Assert.Equal(["panel: binh"], story.Open);
        Assert.Equal("panel signing leave-out lan; panel acting-for collective:north binh", Rules(story));
        Assert.Equal("north", story.Act("panel", "binh").Journal.OfType<TaskCompleted>().Last().OnBehalfOf);
    }
}
