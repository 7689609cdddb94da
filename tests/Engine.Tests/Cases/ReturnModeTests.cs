using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

/// <summary>What stands and what is decided anew after a return: <c>changed only</c> and <c>keep finished branches</c>.</summary>
public sealed class ReturnModeTests
{
    private const string ChangedOnly = "<wh:return to='applicant' then='changed-only'/>";

    /// <summary>The first sees everything, the second not the amount.</summary>
    private static readonly string Line = "<startEvent id='start'/>" + User("first") + User("second", more: "<wh:field pointer='/amount' right='hidden'/>")
        + User("third", more: ChangedOnly + "<wh:return to='applicant' then='run-again'/><wh:return to='first' then='changed-only'/>") + "<endEvent id='end'/>" + Flows("start first second third end");

    private static readonly (string, Value)[] Asked = [("amount", Value.Of(10)), ("purpose", Value.Of("chairs"))];

    private static Story AtThird() => Of(Line).Start(data: Asked).Act("binh", "first").Act("binh", "second").Return("binh", "third", "applicant", AfterReturn.ChangedOnly);

    [Fact]
    public void Who_saw_nothing_that_changed_is_not_asked_again()
    {
        var story = AtThird().Act("an", "start", "done");

        Assert.Equal("third(binh)", story.Open);
        Assert.Equal([("first", "approve", "binh"), ("second", "approve", "binh")], story.Journal.OfType<DecisionCarried>().Select(carried => (carried.Step, carried.Outcome, carried.Person)));
        Assert.All(story.Journal.OfType<DecisionCarried>(), carried => Assert.Matches("^[0-9a-f]{24}$", carried.Seen));
        Assert.Equal((1, 1, 2), (story.Case.Step("first")!.Turns, story.Case.Step("second")!.Turns, story.Case.Step("third")!.Turns));
        Assert.Equal(CaseStatus.Completed, story.Act("binh", "third").Case.Status);
    }

    [Fact]
    public void Who_saw_what_changed_decides_again_and_who_did_not_does_not()
    {
        var story = AtThird().Act("an", "start", "done", null, ("amount", Value.Of(12)));

        Assert.Equal("first(binh)", story.Open);
        Assert.Equal(["amount"], Assert.Single(story.Journal.OfType<DecisionLapsed>()).Changed);
        Assert.Equal("third(binh)", story.Act("binh", "first").Open);
        Assert.Equal("second", Assert.Single(story.Journal.OfType<DecisionCarried>()).Step);
    }

    [Fact]
    public void What_is_written_for_the_first_time_was_not_seen()
    {
        Assert.Equal("third(binh)", AtThird().Act("an", "start", "done", null, ("supplier", Value.Of("Minh"))).Open);
        Assert.Equal("second(binh)", AtThird().Act("an", "start", "done", null, ("purpose", Value.Of("tables"))).Act("binh", "first").Open);
    }

    [Fact]
    public void Another_return_asks_anew()
    {
        var story = AtThird().Act("an", "start", "done").Return("binh", "third", "applicant", AfterReturn.RunAgain).Act("an", "start", "done");

        Assert.Equal("first(binh)", story.Open);
        Assert.Equal("second(binh)", story.Act("binh", "first").Open);
    }

    [Fact]
    public void A_second_return_of_the_same_kind_carries_what_was_carried_before()
    {
        var story = AtThird().Act("an", "start", "done").Return("binh", "third", "applicant", AfterReturn.ChangedOnly).Act("an", "start", "done");

        Assert.Equal("third(binh)", story.Open);
        Assert.Equal(4, story.Journal.OfType<DecisionCarried>().Count());
    }

    [Fact]
    public void The_step_it_was_sent_to_always_decides_and_a_refusal_never_stands()
    {
        var story = Of(Line).Start(data: Asked).Act("binh", "first").Act("binh", "second", "reject", "too dear").Return("binh", "third", "first", AfterReturn.ChangedOnly);

        Assert.Equal("first(binh)", story.Open);
        Assert.Equal("second(binh)", story.Act("binh", "first").Open);
    }

    [Fact]
    public void What_was_kept_is_forgotten_once_the_step_that_sent_it_back_has_decided()
    {
        var loop = "<startEvent id='start'/><exclusiveGateway id='merge'/>" + User("first") + User("third", more: ChangedOnly) + "<exclusiveGateway id='again' default='again-end'/><endEvent id='end'/>"
            + Flows("start merge first third again end") + "<sequenceFlow id='round' sourceRef='again' targetRef='merge'><conditionExpression>third.outcome = \"reject\"</conditionExpression></sequenceFlow>";
        var story = Of(loop).Start(data: Asked).Act("binh", "first").Return("binh", "third", "applicant", AfterReturn.ChangedOnly).Act("an", "start", "done");

        Assert.Equal("third(binh)", story.Open);
        Assert.Equal("first(binh)", story.Act("binh", "third", "reject", "once more").Open);
        Assert.Null(story.Case.Kept);
    }

    private static string Region(string kind, string more) =>
        "<startEvent id='start'/>" + User("before") + $"<{kind} id='fork'/>" + User("one", more: more) + User("two", "<wh:superior/>") + User("three", "<wh:superior/>") + $"<{kind} id='join'/>" + User("after") + "<endEvent id='end'/>"
        + Flows("start before fork one join after end; fork two three join");

    [Theory]
    [InlineData("parallelGateway")]
    [InlineData("inclusiveGateway")]
    public void Out_of_a_region_finished_branches_can_stand(string kind)
    {
        var story = Of(Region(kind, "<wh:return to='before' branches='keep'/>")).Start().Act("binh", "before").Act("chi", "two").Act("chi", "three").Return("binh", "one", "before");
        Assert.Equal("before", story.At);

        story.Act("binh", "before");

        Assert.Equal("one(binh)", story.Open);
        Assert.Equal("join one", story.At);
        Assert.Equal(["fork-two"], story.Journal.OfType<BranchCarried>().Select(carried => carried.Flow));
        Assert.Equal("after(binh)", story.Act("binh", "one").Open);
        Assert.Equal(1, story.Case.Step("two")!.Turns);
        Assert.Equal(CaseStatus.Completed, story.Act("binh", "after").Case.Status);
    }

    [Fact]
    public void An_unfinished_branch_runs_again_and_so_does_a_finished_one_where_the_designer_did_not_choose_otherwise()
    {
        var half = Of(Region("parallelGateway", "<wh:return to='before' branches='keep'/>")).Start().Act("binh", "before").Act("chi", "two").Return("binh", "one", "before").Act("binh", "before");
        Assert.Equal("one(binh) two(chi)", half.Open);

        var again = Of(Region("parallelGateway", "<wh:return to='before'/>")).Start().Act("binh", "before").Act("chi", "two").Act("chi", "three").Return("binh", "one", "before").Act("binh", "before");
        Assert.Equal("one(binh) two(chi)", again.Open);
    }

    [Fact]
    public void A_kept_branch_of_an_inner_region_stands_within_its_branch()
    {
        var process = "<startEvent id='start'/>" + User("before") + "<parallelGateway id='fork'/><parallelGateway id='split'/>" + User("one", more: "<wh:return to='before' branches='keep'/>") + User("two", "<wh:superior/>")
            + "<parallelGateway id='merge'/>" + User("three", "<wh:superior/>") + "<parallelGateway id='join'/><endEvent id='end'/>" + Flows("start before fork split one merge join end; split two merge; fork three join");
        var story = Of(process).Start().Act("binh", "before").Act("chi", "two").Return("binh", "one", "before").Act("binh", "before");

        Assert.Equal("three(chi) one(binh)", story.Open);
        Assert.Equal(CaseStatus.Completed, story.Act("binh", "one").Act("chi", "three").Case.Status);
    }
}
