using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Activities done for each item of a list, or so many times (BPMN 2.0.2, 10.3.8 and 13.3.6).</summary>
public sealed class MultiInstanceTests
{
    private const string Ends = "<dataObject id=\"people\" isCollection=\"true\"/><dataObject id=\"answers\" isCollection=\"true\"/><startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private static readonly (string, Value) Three = ("people", Value.Of(Value.Of("binh"), Value.Of("chi"), Value.Of("dung")));

    private static string Many(string inside, string attributes = "") => $"<multiInstanceLoopCharacteristics {attributes}>{inside}</multiInstanceLoopCharacteristics>";

    private static string OverPeople(string more = "", string attributes = "") =>
        Many("<loopDataInputRef>people</loopDataInputRef>" + more.Replace("{item}", "<inputDataItem id=\"who\"/>", StringComparison.Ordinal), attributes);

    private const string EachAnswer = "<loopDataOutputRef>answers</loopDataOutputRef>{item}<outputDataItem id=\"answer\"/>";

    private static string With(string element, string marker) => element.Insert(element.LastIndexOf("</", StringComparison.Ordinal), marker);

    private static string Asked(string marker) => With(Step("ask", "<wh:people of=\"who\"/>"), marker);

    private static string Job(string id, string input, string marker = "") =>
        $"<serviceTask id=\"{id}\"><extensionElements><wh:job kind=\"document\"><wh:input name=\"seen\">{input}</wh:input></wh:job></extensionElements>{marker}</serviceTask>";

    private static Story Play(string body, params (string, Value)[] data) => new Story(Procedure(body)).Start(data: data);

    private static void IsSameRebuilt(Story story) => Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));

    [Fact]
    public void Each_person_of_a_list_is_asked_at_once_and_answers_are_collected_in_the_order_of_the_list()
    {
        var story = Play(Ends + Asked(OverPeople(EachAnswer)) + Flows("start>ask>end"), Three);

        Assert.Equal(["ask: binh", "ask: chi", "ask: dung"], story.Open);
        story.Act("ask", "dung", data: [("answer", Value.Of("third"))]).Act("ask", "binh", data: [("answer", Value.Of("first"))]);
        IsSameRebuilt(story);
        story.Act("ask", "chi", data: [("answer", Value.Of("second"))]);

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal(Value.Of(Value.Of("first"), Value.Of("second"), Value.Of("third")), story.Case.Data["answers"]);
        Assert.False(story.Case.Data.TryGet("answer", out _));
        IsSameRebuilt(story);
    }

    [Fact]
    public void Sequential_instances_go_on_one_by_one()
    {
        var story = Play(Ends + Asked(OverPeople("{item}", "isSequential=\"true\"")) + Flows("start>ask>end"), Three);

        foreach (var person in new[] { "binh", "chi", "dung" })
        {
            Assert.Equal([$"ask: {person}"], story.Open);
            story.Act("ask", person);
        }

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void The_completion_condition_stops_the_rest()
    {
        var story = Play(Ends + Asked(OverPeople("{item}<completionCondition>numberOfCompletedInstances / numberOfInstances > 0.5</completionCondition>")) + Flows("start>ask>end"), Three);

        story.Act("ask", "chi");
        Assert.Equal(2, story.Open.Length);
        story.Act("ask", "binh");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal("the completion condition is met", Assert.Single(story.Journal.OfType<ElementCancelled>()).Reason);
        Assert.Single(story.Journal.OfType<TaskCancelled>());
    }

    [Fact]
    public void The_completion_condition_sees_what_has_been_collected()
    {
        var marker = OverPeople(EachAnswer + "<completionCondition>count(answers[item = \"no\"]) >= 1</completionCondition>", "isSequential=\"true\"");
        var story = Play(Ends + Asked(marker) + Flows("start>ask>end"), Three);

        story.Act("ask", "binh", data: [("answer", Value.Of("yes"))]).Act("ask", "chi", data: [("answer", Value.Of("no"))]);

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal(Value.Of(Value.Of("yes"), Value.Of("no"), Value.Null), story.Case.Data["answers"]);
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("0", "isSequential=\"true\"")]
    public void With_no_instances_it_is_passed(string count, string attributes)
    {
        var story = Play(Ends + Asked(Many($"<loopCardinality>{count}</loopCardinality>", attributes)) + Flows("start>ask>end"));

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"three\"")]
    [InlineData("1001")]
    [InlineData("missing")]
    public void A_count_that_is_none_is_an_incident_and_is_tried_again(string count)
    {
        var story = Play(Ends + Job("work", "loopCounter", Many($"<loopCardinality>if fixed = true then 2 else {count}</loopCardinality>")) + Flows("start>work>end"));

        var incident = Assert.Single(story.Case.Incidents);
        Assert.Equal(("loop-count", "work"), (incident.Kind, incident.Element));
        Assert.Contains("1,000 (MaxInstances)", incident.Message, StringComparison.Ordinal);
        story.Do(new CorrectData(ContextValue.Of(("fixed", Value.True)), "mended") { At = story.Now, By = "dung" }).Retry(1);

        Assert.Equal([Value.Of(1), Value.Of(2)], story.Case.Jobs.Select(job => job.Input["seen"]));
    }

    [Fact]
    public void What_is_no_list_is_an_incident() =>
        Assert.Equal("loop-count", Assert.Single(Play(Ends + Asked(OverPeople("{item}")) + Flows("start>ask>end"), ("people", Value.Of("binh"))).Case.Incidents).Kind);

    [Fact]
    public void An_instance_of_a_sub_process_has_its_own_data()
    {
        var sub = $"<subProcess id=\"each\">{OverPeople("{item}")}<dataObject id=\"note\"/><startEvent id=\"in\"/><endEvent id=\"out\"/>"
            + Step("write", "<wh:field name=\"who\"/>") + Job("file", "note + string(loopCounter) + \" of \" + string(nrOfInstances)") + Flows("in>write>file>out") + "</subProcess>";
        var story = Play(Ends + sub + Flows("start>each>end"), Three);

        story.Act("write", "chi", data: [("note", Value.Of("C"))]).Act("write", "binh", data: [("note", Value.Of("B"))]);
        Assert.Equal([Value.Of("C2 of 3"), Value.Of("B1 of 3")], story.Case.Jobs.Select(job => job.Input["seen"]));
        story.Act("write", "dung", data: [("note", Value.Of("D"))]);
        IsSameRebuilt(story);
        while (!story.Case.Jobs.IsEmpty) story.Complete("file");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.False(story.Case.Data.TryGet("note", out _));
    }

    [Fact]
    public void Instances_may_have_instances()
    {
        var sub = $"<subProcess id=\"outer\">{Many("<loopCardinality>2</loopCardinality>", "isSequential=\"true\"")}<startEvent id=\"in\"/><endEvent id=\"out\"/>"
            + Job("inner", "[loopCounter, numberOfInstances]", Many("<loopCardinality>3</loopCardinality>")) + Flows("in>inner>out") + "</subProcess>";
        var story = Play(Ends + sub + Flows("start>outer>end"));

        Assert.Equal(3, story.Case.Jobs.Length);
        for (var done = 0; done < 6; done++) story.Complete("inner");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
        Assert.Equal(6, story.Journal.OfType<JobRequested>().Count());
        IsSameRebuilt(story);
    }

    [Fact]
    public void A_timer_on_the_border_cancels_all_instances()
    {
        var story = Play(Ends + Asked(OverPeople("{item}")) + "<boundaryEvent id=\"late\" attachedToRef=\"ask\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
            + Step("instead", Person("lan")) + Flows("start>ask>end", "late>instead>end"), Three);

        Assert.Single(story.Case.Timers);
        story.Act("ask", "binh").Wait(TimeSpan.FromDays(1));

        Assert.Equal(["instead: lan"], story.Open);
        Assert.Equal(3, story.Journal.OfType<ElementCancelled>().Count(cancelled => cancelled.Element == "ask"));
    }

    [Fact]
    public void An_error_in_one_instance_leaves_by_the_border_of_all()
    {
        var sub = $"<subProcess id=\"each\">{OverPeople("{item}")}<startEvent id=\"in\"/><endEvent id=\"bad\"><errorEventDefinition errorRef=\"e1\"/></endEvent>"
            + Step("work", "<wh:field name=\"who\"/>") + Flows("in>work>bad") + "</subProcess><boundaryEvent id=\"caught\" attachedToRef=\"each\"><errorEventDefinition errorRef=\"e1\"/></boundaryEvent>";
        var story = Play(Ends + sub + Step("after", Person("lan")) + Flows("start>each>end", "caught>after>end"), Three);

        story.Act("work", "chi");

        Assert.Equal(["after: lan"], story.Open);
        Assert.Equal(["after"], story.Case.Tokens.Select(token => token.Element));
    }

    [Fact]
    public void A_terminate_end_ends_its_own_instance_alone()
    {
        var sub = $"<subProcess id=\"each\">{OverPeople("{item}")}<startEvent id=\"in\"/><endEvent id=\"stop\"><terminateEventDefinition/></endEvent>"
            + Step("work", "<wh:field name=\"who\"/>") + Step("beside", "<wh:field name=\"who\"/>") + Flows("in>work>stop", "in>beside") + "</subProcess>";
        var story = Play(Ends + sub + Flows("start>each>end"), Three);

        story.Act("work", "chi");
        Assert.Equal(["beside: binh", "beside: dung", "work: binh", "work: dung"], story.Open.Order());
        story.Act("work", "binh").Act("work", "dung");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Theory]
    [InlineData("behavior=\"None\" noneBehaviorEventRef=\"told\"", "", 3)]
    [InlineData("behavior=\"One\" oneBehaviorEventRef=\"told\"", "", 1)]
    [InlineData("behavior=\"All\"", "", 0)]
    [InlineData("behavior=\"Complex\"", "<complexBehaviorDefinition><condition>who = \"chi\"</condition><event><escalationEventDefinition escalationRef=\"x1\"/></event></complexBehaviorDefinition>", 1)]
    public void What_the_border_hears_as_instances_are_done(string behaviour, string complex, int times)
    {
        var compiled = Engine.Procedures.ProcedureCompiler.Compile(Source, File(Ends + Asked(OverPeople("{item}" + complex, behaviour)) + "<boundaryEvent id=\"heard\" attachedToRef=\"ask\" cancelActivity=\"false\"><escalationEventDefinition escalationRef=\"x1\"/></boundaryEvent>"
            + "<endEvent id=\"done\"/>" + Flows("start>ask>end", "heard>done") + "</process><escalation id=\"x1\" escalationCode=\"X\"/><escalationEventDefinition id=\"told\" escalationRef=\"x1\"/><process id=\"other\" isExecutable=\"false\">"));
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));
        var story = new Story(compiled.Procedure!).Start(data: Three);

        foreach (var person in new[] { "binh", "chi", "dung" }) story.Act("ask", person);

        Assert.Equal(times, story.Journal.OfType<ElementEntered>().Count(entered => entered.Element == "heard"));
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_completion_condition_that_cannot_be_judged_is_an_incident_and_is_asked_again()
    {
        var story = Play(Ends + Asked(OverPeople("{item}<completionCondition>numberOfCompletedInstances >= quorum</completionCondition>", "isSequential=\"true\"")) + Flows("start>ask>end"), Three);

        story.Act("ask", "binh");
        Assert.Equal("expression", Assert.Single(story.Case.Incidents).Kind);
        story.Do(new CorrectData(ContextValue.Of(("quorum", Value.Of(2))), "was missing") { At = story.Now, By = "dung" }).Retry(1);
        Assert.Equal(["ask: chi"], story.Open);
        story.Act("ask", "chi");

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_thousand_instances_are_no_loop()
    {
        var story = Play(Ends + $"<subProcess id=\"each\">{Many("<loopCardinality>1000</loopCardinality>")}<startEvent id=\"in\"/><task id=\"work\"/><endEvent id=\"out\"/>{Flows("in>work>out")}</subProcess>" + Flows("start>each>end"));

        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_called_procedure_is_called_for_each_item()
    {
        var call = $"<callActivity id=\"call\" calledElement=\"other\"><extensionElements><wh:call><wh:input name=\"person\">who</wh:input><wh:output name=\"answer\">given</wh:output></wh:call></extensionElements>{OverPeople(EachAnswer)}</callActivity>";
        var story = Play(Ends + call + Flows("start>call>end"), Three);

        Assert.Equal(["binh", "chi", "dung"], story.Case.Jobs.Select(job => ((ContextValue)job.Input["data"])["person"].AsText));
        foreach (var answer in new[] { 1, 2, 3 }) story.Complete("call", ("given", Value.Of(answer)));

        Assert.Equal(Value.Of(Value.Of(1), Value.Of(2), Value.Of(3)), story.Case.Data["answers"]);
    }

    [Fact]
    public void The_list_may_be_an_input_and_an_output_of_the_activity()
    {
        const string Io = """
            <ioSpecification><dataInput id="list" isCollection="true"/><dataOutput id="results" isCollection="true"/><inputSet/><outputSet/></ioSpecification>
            <dataInputAssociation><sourceRef>people</sourceRef><targetRef>list</targetRef><transformation>people[item != "chi"]</transformation></dataInputAssociation>
            <dataOutputAssociation><sourceRef>results</sourceRef><targetRef>answers</targetRef></dataOutputAssociation>
            <multiInstanceLoopCharacteristics><loopDataInputRef>list</loopDataInputRef><loopDataOutputRef>results</loopDataOutputRef><inputDataItem id="who"/><outputDataItem id="answer"/></multiInstanceLoopCharacteristics>
            """;
        var story = Play(Ends + Asked(Io) + Flows("start>ask>end"), Three);

        story.Act("ask", "dung", data: [("answer", Value.Of(2))]).Act("ask", "binh", data: [("answer", Value.Of(1))]);

        Assert.Equal(Value.Of(Value.Of(1), Value.Of(2)), story.Case.Data["answers"]);
        Assert.Equal(2, story.Case.Data.Count);
    }

    [Theory]
    [InlineData("<multiInstanceLoopCharacteristics/>", "bpmn.loop-count")]
    [InlineData("<multiInstanceLoopCharacteristics><loopDataInputRef>nowhere</loopDataInputRef></multiInstanceLoopCharacteristics>", "bpmn.reference")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality><inputDataItem id=\"x\"/></multiInstanceLoopCharacteristics>", "bpmn.loop-input-item")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality><outputDataItem id=\"x\"/></multiInstanceLoopCharacteristics>", "bpmn.loop-output-item")]
    [InlineData("<multiInstanceLoopCharacteristics behavior=\"Some\"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>", "bpmn.attribute")]
    [InlineData("<standardLoopCharacteristics/>", "bpmn.loop-endless")]
    [InlineData("<standardLoopCharacteristics loopMaximum=\"-1\"/>", "bpmn.loop-count")]
    public void A_marker_that_makes_no_sense_is_refused(string marker, string rule) =>
        Assert.Contains(Problems(Ends + Job("work", "1", marker) + Flows("start>work>end"), null), problem => problem.Rule == rule && problem.Element is "work" or "x");
}
