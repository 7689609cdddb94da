using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Data live as long as what declares them (BPMN 2.0.2, 10.4).</summary>
public sealed class ScopeTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static string Job(string id, string input, string output = "", string more = "") =>
        $"<serviceTask id=\"{id}\"><extensionElements><wh:job kind=\"document\"><wh:input name=\"seen\">{input}</wh:input>{output}</wh:job></extensionElements>{more}</serviceTask>";

    private static string Gives(string name, string value = "given") => $"<wh:output name=\"{name}\">{value}</wh:output>";

    private static string Sub(string data, string inside) => $"<subProcess id=\"sub\">{data}<startEvent id=\"in\"/><endEvent id=\"out\"/>{inside}</subProcess>";

    private static Value Seen(Story story, string element) => story.Case.Jobs.Single(job => job.Element == element).Input["seen"];

    [Fact]
    public void A_data_object_is_gone_with_its_sub_process()
    {
        var story = new Story(Procedure(Ends + Sub("<dataObject id=\"draft\"/>", Job("write", "draft", Gives("draft")) + Job("read", "draft") + Flows("in>write>read>out"))
            + Job("after", "draft") + Flows("start>sub>after>end"))).Start();

        Assert.Equal(Value.Null, Seen(story, "write"));
        story.Complete("write", ("given", Value.Of("v1")));
        Assert.Equal(Value.Of("v1"), Seen(story, "read"));
        story.Complete("read");

        Assert.Equal(Value.Null, Seen(story, "after"));
        Assert.Empty(story.Case.Data);
        Assert.Equal(Words.Of(story.Case), Words.Of(story.Rebuilt()));
    }

    [Fact]
    public void The_innermost_declaration_hides_the_data_of_the_case()
    {
        var story = new Story(Procedure(Ends + Sub("<property id=\"p1\" name=\"sum\"/>", Step("ask", Person("binh")) + Job("read", "sum") + Flows("in>ask>read>out"))
            + Job("after", "sum") + Flows("start>sub>after>end"))).Start(data: [("sum", Value.Of(1))]);

        story.Act("ask", "binh", data: [("sum", Value.Of(2)), ("note", Value.Of("x"))]);
        Assert.Equal(Value.Of(2), Seen(story, "read"));
        story.Complete("read");

        Assert.Equal(Value.Of(1), Seen(story, "after"));
        Assert.Equal(Value.Of("x"), story.Case.Data["note"]);
    }

    [Fact]
    public void Inputs_and_outputs_are_carried_by_their_associations()
    {
        const string Io = """
            <ioSpecification><dataInput id="ask_in" name="order"/><dataOutput id="ask_out" name="answer"/><inputSet><dataInputRefs>ask_in</dataInputRefs></inputSet><outputSet><dataOutputRefs>ask_out</dataOutputRefs></outputSet></ioSpecification>
            <dataInputAssociation><sourceRef>d1</sourceRef><targetRef>ask_in</targetRef></dataInputAssociation>
            <dataOutputAssociation><sourceRef>ask_out</sourceRef><targetRef>d1</targetRef><assignment><from>answer + 1</from><to>order.price</to></assignment></dataOutputAssociation>
            <dataOutputAssociation><sourceRef>ask_out</sourceRef><targetRef>d2</targetRef><transformation>answer * 10</transformation></dataOutputAssociation>
            """;
        var story = new Story(Procedure("<dataObject id=\"d1\" name=\"order\"/><dataObject id=\"d2\" name=\"tenfold\"/>" + Ends + Job("ask", "order.item", Gives("answer"), Io) + Flows("start>ask>end")))
            .Start(data: [("order", ContextValue.Of(("item", Value.Of("desk"))))]);

        Assert.Equal(Value.Of("desk"), Seen(story, "ask"));
        story.Complete("ask", ("given", Value.Of(4)));

        Assert.Equal(ContextValue.Of(("item", Value.Of("desk")), ("price", Value.Of(5))), story.Case.Data["order"]);
        Assert.Equal(Value.Of(40), story.Case.Data["tenfold"]);
        Assert.Equal(2, story.Case.Data.Count);
    }

    [Fact]
    public void An_output_that_cannot_be_worked_out_is_an_incident_and_is_tried_again()
    {
        const string Io = """
            <ioSpecification><dataOutput id="o" name="answer"/><inputSet/><outputSet><dataOutputRefs>o</dataOutputRefs></outputSet></ioSpecification>
            <dataOutputAssociation><sourceRef>o</sourceRef><targetRef>d1</targetRef><transformation>answer + rate</transformation></dataOutputAssociation>
            """;
        var story = new Story(Procedure("<dataObject id=\"d1\" name=\"total\"/>" + Ends + Job("ask", "1", Gives("answer"), Io) + Flows("start>ask>end"))).Start();

        story.Complete("ask", ("given", Value.Of(4)));
        Assert.Equal("expression", Assert.Single(story.Case.Incidents).Kind);
        Assert.Empty(story.Case.Jobs);
        story.Do(new Commands.CorrectData(ContextValue.Of(("rate", Value.Of(3))), "the rate was missing") { At = story.Now, By = "dung" }).Retry(1);

        Assert.Equal(Value.Of(7), story.Case.Data["total"]);
        Assert.Equal(CaseStatus.Completed, story.Case.Status);
    }

    [Fact]
    public void A_data_object_has_the_state_it_was_given_and_is_read_in_no_other()
    {
        const string Objects = "<dataObject id=\"d1\" name=\"order\"/><dataObjectReference id=\"ok\" name=\"order [approved]\" dataObjectRef=\"d1\"><dataState name=\"approved\"/></dataObjectReference>"
            + "<dataObjectReference id=\"paid\" name=\"order [paid]\" dataObjectRef=\"d1\"><dataState name=\"paid\"/></dataObjectReference>";
        const string Sets = "<ioSpecification><dataOutput id=\"o\" name=\"answer\"/><inputSet/><outputSet/></ioSpecification><dataOutputAssociation><sourceRef>o</sourceRef><targetRef>ok</targetRef></dataOutputAssociation>";
        const string Reads = "<ioSpecification><dataInput id=\"i\" name=\"bill\"/><inputSet/><outputSet/></ioSpecification><dataInputAssociation><sourceRef>paid</sourceRef><targetRef>i</targetRef></dataInputAssociation>";
        var story = new Story(Procedure(Objects + Ends + Job("approve", "1", Gives("answer"), Sets) + Job("ship", "bill", "", Reads) + Flows("start>approve>ship>end"))).Start();

        story.Complete("approve", ("given", Value.Of("desk")));

        Assert.Equal(Value.Of("approved"), story.Case.Data["order state"]);
        Assert.Contains("'paid'", Assert.Single(story.Case.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_are_the_same_before_they_are_stored_and_after()
    {
        var story = new Story(Procedure("<dataObject id=\"when\"/>" + Ends + Job("ask", "1", Gives("when", "date(given)")) + Job("read", "when") + Flows("start>ask>read>end"))).Start();

        story.Complete("ask", ("given", Value.Of("2026-03-02")));

        Assert.Equal(story.Rebuilt().Data, story.Case.Data);
        Assert.Equal(Value.Of("2026-03-02"), Seen(story, "read"));
    }

    [Theory]
    [InlineData("<dataInputAssociation><sourceRef>lost</sourceRef><targetRef>i</targetRef></dataInputAssociation>", "bpmn.reference")]
    [InlineData("<dataInputAssociation><targetRef>i</targetRef></dataInputAssociation>", "bpmn.association")]
    [InlineData("<dataInputAssociation><sourceRef>d</sourceRef><targetRef>i</targetRef><assignment><from>1</from><to>other.part</to></assignment></dataInputAssociation>", "bpmn.association")]
    public void An_association_that_leads_nowhere_is_refused(string association, string rule)
    {
        var problems = Problems("<dataObject id=\"d\"/>" + Ends + Job("ask", "1", "", "<ioSpecification><dataInput id=\"i\"/><inputSet/><outputSet/></ioSpecification>" + association) + Flows("start>ask>end"), null);

        Assert.Contains(problems, problem => problem.Rule == rule && problem.Element == "ask");
    }

    [Fact]
    public void What_a_token_declares_is_written_in_its_own_event()
    {
        var story = new Story(Procedure(Ends + Sub("<dataObject id=\"draft\"/>", Step("ask", Person("binh")) + Flows("in>ask>out")) + Flows("start>sub>end"))).Start();

        Assert.Equal("sub", Assert.Single(story.Journal.OfType<VariablesSet>()).Element);
        Assert.Contains(story.Case.Tokens, token => token.Element == "sub" && token.Variables.TryGet("draft", out _));
    }
}
