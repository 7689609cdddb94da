using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

public sealed class FlowTests
{
    private static readonly string Choice =
        "<startEvent id='start'/><exclusiveGateway id='large' default='large-end'/>" + User("second") + "<endEvent id='end'/>" +
        "<sequenceFlow id='large-second' sourceRef='large' targetRef='second'><conditionExpression>amount &gt; 1000</conditionExpression></sequenceFlow>" +
        Flows("start large end; second end");

    [Theory]
    [InlineData(1001, "second(binh)")]
    [InlineData(1000, "")]
    public void A_condition_chooses_the_way(int amount, string open) => Assert.Equal(open, Of(Choice).Start("an", ("amount", Value.Of(amount))).Open);

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_an_incident()
    {
        var story = Of(Choice).Start("an", ("amount", Value.Of("much")));
        Assert.Equal("expression", Assert.Single(story.Case.Incidents).Kind);
        Assert.Equal(CaseStatus.Active, story.Case.Status);
    }

    [Fact]
    public void A_join_waits_for_every_branch()
    {
        var story = Of("<startEvent id='start'/><parallelGateway id='fork'/>" + User("one") + User("two", "<wh:superior/>") + "<parallelGateway id='join'/>" + User("after") + "<endEvent id='end'/>" +
            Flows("start fork one join after end; fork two join")).Start();
        Assert.Equal("one(binh) two(chi)", story.Open);
        story.Act("chi", "two");
        Assert.Equal("join one", story.At);
        Assert.Equal("after(binh)", story.Act("binh", "one").Open);
        Assert.Equal(CaseStatus.Completed, story.Act("binh", "after").Case.Status);
    }

    [Fact]
    public void A_sub_process_is_done_when_nothing_is_left_in_it()
    {
        var story = Of("<startEvent id='start'/><subProcess id='sub'><startEvent id='in'/>" + User("one") + User("two", "<wh:superior/>") + "<endEvent id='out'/>" +
            Flows("in one out; in two out") + "</subProcess>" + User("after") + "<endEvent id='end'/>" + Flows("start sub after end")).Start();
        Assert.Equal("one(binh) two(chi)", story.Open);
        Assert.Equal("two(chi)", story.Act("binh", "one").Open);
        Assert.Equal("after(binh)", story.Act("chi", "two").Open);
    }

    [Fact]
    public void A_boundary_timer_interrupts_or_goes_beside()
    {
        string Process(bool interrupts) => "<startEvent id='start'/>" + User("one") + $"<boundaryEvent id='late' attachedToRef='one' cancelActivity='{(interrupts ? "true" : "false")}'><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>" +
            User("chase", "<wh:superior/>") + "<endEvent id='end'/>" + Flows("start one end; late chase end");

        Assert.Equal("chase(chi)", Of(Process(true)).Start().Wait(TimeSpan.FromDays(2)).Open);
        Assert.Equal("one(binh) chase(chi)", Of(Process(false)).Start().Wait(TimeSpan.FromDays(2)).Open);
        Assert.Empty(Of(Process(true)).Start().Act("binh", "one").Case.Timers);

        var late = Of(Process(true)).Start().Act("binh", "one");
        Assert.Empty(late.Do(new FireTimer(1) { At = late.Now.AddDays(3), By = Command.System }).Events);
    }

    [Fact]
    public void A_job_is_asked_for_answered_and_its_failure_can_be_mended()
    {
        var story = Of("<startEvent id='start'/>" + Job("letter", mappings: "<wh:input name='template'>\"order\"</wh:input><wh:output name='order'>document</wh:output>") + "<endEvent id='end'/>" + Flows("start letter end"));
        var asked = story.Do(new StartCase(Guid.Empty, "team", ContextValue.Empty) { At = story.Now, By = "an" });
        var job = Assert.IsType<Effects.RunJob>(Assert.Single(asked.Effects));
        Assert.Equal(("document", "order"), (job.Kind, job.Input["template"].AsText));

        story.Do(new FailJob(1, 5, "The printer is on fire.", true) { At = story.Now, By = Command.System });
        var again = story.Do(new RetryIncident(Assert.Single(story.Case.Incidents).Number) { At = story.Now, By = "chi" });
        Assert.Equal(2, Assert.IsType<Effects.RunJob>(Assert.Single(again.Effects)).Job);

        Assert.Empty(story.Do(new CompleteJob(1, ContextValue.Empty) { At = story.Now, By = Command.System }).Events);
        story.Do(new CompleteJob(2, ContextValue.Of(("document", Value.Of("d1")))) { At = story.Now, By = Command.System });
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal("d1", story.Case.Data["order"].AsText);
    }

    [Fact]
    public void A_loop_without_a_wait_stops_with_an_incident()
    {
        var story = Of("<startEvent id='start'/><exclusiveGateway id='merge'/><task id='again'/>" + Flows("start merge again merge")).Start();
        Assert.Equal("step-limit", Assert.Single(story.Case.Incidents).Kind);
        Assert.Single(story.Case.Tokens);
    }

    [Fact]
    public void Terminate_takes_everything_away()
    {
        var story = Of("<startEvent id='start'/>" + User("one") + User("two", "<wh:superior/>") + "<endEvent id='stop'><terminateEventDefinition/></endEvent><endEvent id='end'/>" + Flows("start one stop; start two end")).Start();
        story.Act("binh", "one");
        Assert.Equal(CaseStatus.Terminated, story.Case.Status);
        Assert.Empty(story.Case.Tokens);
        Assert.Empty(story.Case.Tasks);
    }
}
