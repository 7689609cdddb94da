using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

public sealed class ReturnTests
{
    private const string Anywhere = "<wh:return to='applicant' then='run-again'/><wh:return to='applicant' then='straight-back'/><wh:return to='previous' then='run-again'/>" +
        "<wh:return to='before' then='run-again'/><wh:return to='before' then='straight-back'/><wh:return to='one' then='run-again'/><wh:return to='one' then='straight-back'/><wh:return to='two' then='run-again'/>";

    private static readonly string Parallel =
        "<startEvent id='start'/>" + User("before") + "<parallelGateway id='fork'/>" + Returning("one") + Returning("late") + Returning("two", "<wh:superior/>") + "<parallelGateway id='join'/>" + Returning("after") + "<endEvent id='end'/>" +
        Flows("start before fork one late join after end; fork two join");

    [Fact]
    public void The_applicant_corrects_and_the_case_runs_again_or_goes_straight_back()
    {
        var process = "<startEvent id='start'/>" + User("before") + User("after", more: "<wh:return to='applicant' then='run-again'/><wh:return to='applicant' then='straight-back'/>") + "<endEvent id='end'/>" + Flows("start before after end");

        var again = Of(process).Start().Act("binh", "before").Return("binh", "after", "applicant", AfterReturn.RunAgain);
        Assert.Equal("start(an)", again.Open);
        Assert.Equal("before(binh)", again.Act("an", "start", "done").Open);

        var straight = Of(process).Start().Act("binh", "before").Return("binh", "after", "applicant", AfterReturn.StraightBack);
        Assert.Equal("after(binh)", straight.Act("an", "start", "done").Open);
        Assert.Equal(2, straight.Case.Step("after")!.Turns);
        Assert.Equal(CaseStatus.Completed, straight.Act("binh", "after").Case.Status);
    }

    [Fact]
    public void Out_of_a_branch_the_region_is_cancelled_as_a_whole_and_entered_anew()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Return("binh", "one", "before", AfterReturn.RunAgain);
        Assert.Equal("before(binh)", story.Open);
        Assert.Equal("before", story.At);
        Assert.Contains(story.Journal.OfType<RoundClosed>(), round => round is { Step: "one", Outcome: RoundClosed.Returned });
        Assert.Contains(story.Journal.OfType<RoundClosed>(), round => round is { Step: "two", Outcome: RoundClosed.Superseded });
        Assert.Equal("one(binh) two(chi)", story.Act("binh", "before").Open);
    }

    [Fact]
    public void Straight_back_into_a_branch_gives_the_other_branch_back_what_it_had()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("chi", "two").Return("binh", "one", "before", AfterReturn.StraightBack);
        Assert.Equal("before(binh)", story.Open);
        story.Act("binh", "before");
        Assert.Equal("one(binh)", story.Open);
        Assert.Equal("join one", story.At);
        Assert.Equal("after(binh)", story.Act("binh", "one").Act("binh", "late").Open);
    }

    [Fact]
    public void Within_a_branch_the_other_branch_is_not_touched()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("binh", "one").Return("binh", "late", "one", AfterReturn.RunAgain);
        Assert.Equal("two(chi) one(binh)", story.Open);
        Assert.DoesNotContain(story.Journal, fact => fact is TaskCancelled);
        Assert.Equal("after(binh)", story.Act("binh", "one").Act("chi", "two").Act("binh", "late").Open);
    }

    [Fact]
    public void Into_a_branch_already_joined_only_that_branch_reopens()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("binh", "one").Act("binh", "late").Act("chi", "two").Return("binh", "after", "one", AfterReturn.RunAgain);
        Assert.Equal("one(binh)", story.Open);
        Assert.Equal("join one", story.At);
        story.Act("binh", "one").Act("binh", "late");
        Assert.Equal("after(binh)", story.Open);
        Assert.Equal("after", story.At);
    }

    [Fact]
    public void Straight_back_from_a_reopened_branch_does_not_fill_the_join_twice()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("binh", "one").Act("binh", "late").Act("chi", "two").Return("binh", "after", "one", AfterReturn.StraightBack);
        story.Act("binh", "one");
        Assert.Equal("after(binh)", story.Open);
        Assert.Equal("after", story.At);
    }

    [Fact]
    public void Across_to_a_finished_branch_both_run_again_and_the_join_fires_once()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("chi", "two").Return("binh", "one", "two", AfterReturn.RunAgain);
        Assert.Equal("two(chi)", story.Open);
        Assert.Equal("one(binh)", story.Act("chi", "two").Open);
        Assert.Equal("join one", story.At);
        Assert.Equal("after(binh)", story.Act("binh", "one").Act("binh", "late").Open);
    }

    [Fact]
    public void Previous_is_the_step_before_on_the_way_and_the_applicant_when_there_is_none()
    {
        var story = Of(Parallel).Start().Act("binh", "before").Act("chi", "two").Act("binh", "one").Return("binh", "late", "previous");
        Assert.Equal("one(binh)", story.Open);
        Assert.Equal("before(binh)", story.Return("binh", "one", "previous").Open);
    }

    [Fact]
    public void What_the_designer_does_not_allow_is_refused()
    {
        var story = Of(Parallel).Start();
        Assert.Equal("return-off", story.Refused(new ReturnTask(1, "applicant", "?") { At = Morning, By = "binh" }));
        story.Act("binh", "before");
        Assert.Equal("return-target", story.Refused(new ReturnTask(2, "after", "?") { At = Morning, By = "binh" }));
        Assert.Equal("not-reached", story.Refused(new ReturnTask(2, "two", "?") { At = Morning, By = "binh" }));
        Assert.Equal("comment-required", story.Refused(new ReturnTask(2, "before", " ") { At = Morning, By = "binh" }));
    }

    [Fact]
    public void Out_of_and_into_a_sub_process()
    {
        var process = "<startEvent id='start'/>" + User("before") + "<subProcess id='sub'><startEvent id='in'/>" + User("one") + Returning("two") + "<endEvent id='out'/>" + Flows("in one two out") + "</subProcess>" +
            Returning("after") + "<endEvent id='end'/>" + Flows("start before sub after end");

        var outOf = Of(process).Start().Act("binh", "before").Act("binh", "one").Return("binh", "two", "before", AfterReturn.StraightBack);
        Assert.Equal("before", outOf.At);
        Assert.Equal("sub two", outOf.Act("binh", "before").At);
        Assert.Equal("after(binh)", outOf.Act("binh", "two").Open);

        var into = outOf.Return("binh", "after", "one", AfterReturn.StraightBack);
        Assert.Equal("one sub", into.At);
        Assert.Equal("after", into.Act("binh", "one").At);
        Assert.Equal(CaseStatus.Completed, into.Act("binh", "after").Case.Status);
    }

    private static string Returning(string id, string participants = "<wh:head unit='case'/>") => User(id, participants, string.Join("", Anywhere.Split("<wh:return ", StringSplitOptions.RemoveEmptyEntries).Where(target => !target.StartsWith($"to='{id}'", StringComparison.Ordinal) && Known(id, target)).Select(target => "<wh:return " + target)));

    // The processes here do not all have every step: a target that is not there would not compile.
    private static bool Known(string id, string target) => id != "after" || !target.StartsWith("to='two'", StringComparison.Ordinal);
}
