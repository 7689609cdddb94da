using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Messages and signals: thrown with what they carry, taken by whom they are meant for.</summary>
public sealed class MessageTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";
    private const string Message = "<messageEventDefinition messageRef=\"m1\"/>";

    /// <summary>The message of these tests is correlated by what it carries as order.</summary>
    private static Procedure Correlated(string body)
    {
        var file = System.Text.Encoding.UTF8.GetString(File(body))
            .Replace("<message id=\"m1\" name=\"Paid\"/>", "<message id=\"m1\" name=\"Paid\"><extensionElements><wh:correlation of=\"order\" with=\"expected\"/></extensionElements></message>", StringComparison.Ordinal);
        var compiled = ProcedureCompiler.Compile(Source, System.Text.Encoding.UTF8.GetBytes(file));
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));
        return compiled.Procedure!;
    }

    private static readonly string Waiting = Ends + $"<intermediateCatchEvent id=\"wait\">{Message}</intermediateCatchEvent>" + Flows("start>wait>end");

    [Theory]
    [InlineData("A-1", null, CaseStatus.Completed)]
    [InlineData(null, "A-1", CaseStatus.Completed)]
    [InlineData("A-2", null, CaseStatus.Active)]
    [InlineData(null, null, CaseStatus.Active)]
    public void A_message_correlated_by_key_wakes_only_the_case_it_is_meant_for(string? order, string? key, CaseStatus status)
    {
        var story = new Story(Correlated(Waiting)).Start("an", "north", ("expected", Value.Of("A-1")));

        story.Do(new ReceiveMessage("Paid", ContextValue.Of(("order", Value.Of(order)))) { At = story.Now, By = Command.System, Key = key });

        Assert.Equal(status, story.Case.Status);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void Of_two_tokens_the_one_whose_key_it_is_goes_on()
    {
        var branch = (string id) => $"<subProcess id=\"{id}\"><property id=\"expected\" name=\"expected\"/><startEvent id=\"{id}_in\"/><scriptTask id=\"{id}_set\" scriptFormat=\"feel\"><script>{{expected: \"{id}\"}}</script></scriptTask>"
            + $"<intermediateCatchEvent id=\"{id}_wait\">{Message}</intermediateCatchEvent>" + $"<endEvent id=\"{id}_end\"/>" + Flows($"{id}_in>{id}_set>{id}_wait>{id}_end") + "</subProcess>";
        var procedure = Correlated(Ends + "<parallelGateway id=\"fork\"/>" + branch("a") + branch("b").Replace("\"expected\" name", "\"expected_b\" name", StringComparison.Ordinal) + Flows("start>fork>a>end", "fork>b>end"));
        var story = new Story(procedure).Start();

        story.Do(new ReceiveMessage("Paid", ContextValue.Of(("order", Value.Of("b")))) { At = story.Now, By = Command.System });

        Assert.Equal("a_wait", Assert.Single(story.Case.Subscriptions).Element);
    }

    [Fact]
    public void A_key_that_cannot_be_told_is_an_incident()
    {
        var story = new Story(Correlated(Waiting)).Start();

        Assert.Equal("expression", Assert.Single(story.Case.Incidents).Kind);
        story.Do(new CorrectData(ContextValue.Of(("expected", Value.Of("A-1"))), "?") { At = story.Now, By = "dung" }).Retry(1);
        Assert.Equal("A-1", Assert.Single(story.Case.Subscriptions).Key);
    }

    [Fact]
    public void Correlation_may_be_written_as_the_standard_has_it()
    {
        var file = System.Text.Encoding.UTF8.GetString(File(Waiting + "<correlationSubscription id=\"cs\" correlationKeyRef=\"ck\"><correlationPropertyBinding id=\"cb\" correlationPropertyRef=\"cp\"><dataPath>expected</dataPath></correlationPropertyBinding></correlationSubscription>"))
            .Replace("<message ", "<correlationProperty id=\"cp\" name=\"order\"><correlationPropertyRetrievalExpression id=\"ce\" messageRef=\"m1\"><messagePath>order</messagePath></correlationPropertyRetrievalExpression></correlationProperty><message ", StringComparison.Ordinal);
        var compiled = ProcedureCompiler.Compile(Source, System.Text.Encoding.UTF8.GetBytes(file));
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));

        Assert.Equal("A-1", Assert.Single(new Story(compiled.Procedure!).Start("an", "north", ("expected", Value.Of("A-1"))).Case.Subscriptions).Key);
    }

    [Theory]
    [InlineData("<intermediateThrowEvent id=\"send\"><extensionElements><wh:payload><wh:input name=\"order\">n</wh:input></wh:payload></extensionElements><messageEventDefinition messageRef=\"m1\"/></intermediateThrowEvent>")]
    [InlineData("<sendTask id=\"send\" messageRef=\"m1\"><extensionElements><wh:payload><wh:input name=\"order\">n</wh:input></wh:payload></extensionElements></sendTask>")]
    public void A_message_is_thrown_with_its_key_and_what_it_carries(string send)
    {
        var decision = CaseEngine.Handle(Correlated(Ends + send + Flows("start>send>end")), Case.None, new StartCase(Guid.Empty, "north", ContextValue.Of(("n", Value.Of(7)))) { At = DateTimeOffset.UnixEpoch, By = "an" }, Story.Organisation);

        Assert.Equal(new SendMessage(1, "Paid", "7", ContextValue.Of(("order", Value.Of(7)))), Assert.Single(decision.Effects));
        Assert.Equal(CaseStatus.Completed, decision.Case.Status);
    }

    [Fact]
    public void An_end_event_throws_all_that_it_says()
    {
        var decision = CaseEngine.Handle(
            Procedure("<startEvent id=\"start\"/><endEvent id=\"end\"><messageEventDefinition messageRef=\"m1\"/><signalEventDefinition signalRef=\"s1\"/></endEvent>" + Flows("start>end")),
            Case.None, new StartCase(Guid.Empty, "north", ContextValue.Empty) { At = DateTimeOffset.UnixEpoch, By = "an" }, Story.Organisation);

        Assert.Equal([new SendMessage(1, "Paid", null, ContextValue.Empty), new BroadcastSignal(2, "Alarm", ContextValue.Empty)], decision.Effects);
    }

    [Fact]
    public void What_a_signal_carries_becomes_data_as_its_listener_says()
    {
        var story = new Story(Procedure(Ends + "<intermediateCatchEvent id=\"wait\"><extensionElements><wh:payload><wh:output name=\"level\">severity + 1</wh:output></wh:payload></extensionElements><signalEventDefinition signalRef=\"s1\"/></intermediateCatchEvent>" + Flows("start>wait>end"))).Start();

        story.Do(new ReceiveSignal("Alarm", ContextValue.Of(("severity", Value.Of(1)))) { At = story.Now, By = Command.System });

        Assert.Equal(ContextValue.Of(("level", Value.Of(2))), story.Case.Data);
    }

    [Fact]
    public void A_signal_of_one_case_is_heard_in_it_alone()
    {
        var body = Ends + "<parallelGateway id=\"fork\"/><intermediateThrowEvent id=\"shout\"><signalEventDefinition signalRef=\"s1\"/></intermediateThrowEvent><intermediateCatchEvent id=\"wait\"><signalEventDefinition signalRef=\"s1\"/></intermediateCatchEvent>";
        var file = (string flows) => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(File(body + flows)).Replace("<signal id=\"s1\" name=\"Alarm\"/>", "<signal id=\"s1\" name=\"Alarm\"><extensionElements><wh:signal reach=\"case\"/></extensionElements></signal>", StringComparison.Ordinal));
        var compiled = ProcedureCompiler.Compile(Source, file(Flows("start>fork>wait>end", "fork>shout>end")));
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));
        var started = CaseEngine.Handle(compiled.Procedure!, Case.None, new StartCase(Guid.Empty, "north", ContextValue.Empty) { At = DateTimeOffset.UnixEpoch, By = "an" }, Story.Organisation);
        Assert.Equal(CaseStatus.Completed, started.Case.Status);
        Assert.Empty(started.Effects);
    }

    [Fact]
    public void What_begins_to_listen_in_the_same_breath_hears_a_signal() =>
        Assert.Equal(CaseStatus.Completed, new Story(Procedure(Ends + "<parallelGateway id=\"fork\"/><intermediateThrowEvent id=\"shout\"><signalEventDefinition signalRef=\"s1\"/></intermediateThrowEvent><intermediateCatchEvent id=\"wait\"><signalEventDefinition signalRef=\"s1\"/></intermediateCatchEvent>"
            + Flows("start>fork>shout>end", "fork>wait>end"))).Start().Case.Status);

    [Theory]
    [InlineData("", "{total: a + b, twice: a * 2}", "{total: 3, twice: 2}")]
    [InlineData("<extensionElements><wh:script result=\"total\"/></extensionElements>", "a + b", "{total: 3}")]
    public void A_script_s_result_becomes_data(string extension, string script, string expected)
    {
        var story = new Story(Procedure(Ends + $"<scriptTask id=\"work\" scriptFormat=\"https://www.omg.org/spec/DMN/20191111/FEEL/\">{extension}<script>{script}</script></scriptTask>" + Flows("start>work>end"))).Start("an", "north", ("a", Value.Of(1)), ("b", Value.Of(2)));

        var wanted = (ContextValue)Expression.Compile(expected, Scope.Open).Expression!.Evaluate(ContextValue.Empty);
        Assert.All(wanted, entry => Assert.Equal(entry.Value, story.Case.Data[entry.Key]));
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_script_that_gives_nothing_with_a_name_is_an_incident() =>
        Assert.Equal("expression", Assert.Single(new Story(Procedure(Ends + "<scriptTask id=\"work\"><script>1 + 1</script></scriptTask>" + Flows("start>work>end"))).Start().Case.Incidents).Kind);

    [Theory]
    [InlineData("bpmn.expression-language", "<scriptTask id=\"work\" scriptFormat=\"groovy\"><script>1</script></scriptTask>")]
    [InlineData("bpmn.script", "<scriptTask id=\"work\"/>")]
    [InlineData("bpmn.attribute", "<sendTask id=\"work\"/>")]
    [InlineData("bpmn.reference", "<sendTask id=\"work\" messageRef=\"nothing\"/>")]
    [InlineData("bpmn.unknown-extension", "<sendTask id=\"work\" messageRef=\"m1\"><extensionElements><wh:payload><wh:output name=\"x\">1</wh:output></wh:payload></extensionElements></sendTask>")]
    public void A_task_that_cannot_be_run_is_a_problem(string rule, string task) =>
        Assert.Contains(rule, Problems(Ends + task + Flows("start>work>end")).Select(problem => problem.Rule));
}
