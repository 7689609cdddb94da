using System.Text;
using WorkflowHub.Conformance;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using Played = WorkflowHub.Conformance.Running;

namespace WorkflowHub.Engine.Tests.Conformance;

/// <summary>Models in the manner of other engines' tests, run as ours.</summary>
public sealed class BpmnDataRewritingTests
{
    private static Played Start(string body, params (string, Value)[] data)
    {
        var world = new BpmnWorld(new BpmnModels([Encoding.UTF8.GetBytes(
            $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="t">
            <process id="p"><startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>{body}<sequenceFlow id="f2" sourceRef="work" targetRef="after"/><userTask id="after"/></process></definitions>
            """)]), ["kermit", "gonzo", "fozzie"]);
        return world.StartCase("p", ContextValue.Of(data));
    }

    private static readonly (string, Value) People = ("people", Value.Of(Value.Of("kermit"), Value.Of("gonzo"), Value.Of("fozzie")));

    private static string Task(string loop, string more = "") => $"<userTask id=\"work\" camunda:assignee=\"${{who}}\">{more}{loop}</userTask>";

    private static IEnumerable<string?> Asked(Played running) => running.Case.Tasks.Select(task => task.Assignee);

    [Theory]
    [InlineData("<multiInstanceLoopCharacteristics camunda:collection=\"people\" camunda:elementVariable=\"who\"/>")]
    [InlineData("<multiInstanceLoopCharacteristics camunda:collection=\"${people}\" camunda:elementVariable=\"who\"/>")]
    [InlineData("<multiInstanceLoopCharacteristics flowable:collection=\"${people}\" flowable:elementVariable=\"who\"/>")]
    [InlineData("<multiInstanceLoopCharacteristics><loopDataInputRef>people</loopDataInputRef><inputDataItem name=\"who\"/></multiInstanceLoopCharacteristics>")]
    public void A_collection_is_run_over(string loop) => Assert.Equal(["kermit", "gonzo", "fozzie"], Asked(Start(Task(loop), People)));

    [Fact]
    public void A_sub_process_runs_over_a_collection_too()
    {
        var running = Start("<subProcess id=\"work\"><multiInstanceLoopCharacteristics camunda:collection=\"people\" camunda:elementVariable=\"who\"/><startEvent id=\"in\"/><userTask id=\"inner\" camunda:assignee=\"${who}\"/><sequenceFlow id=\"g\" sourceRef=\"in\" targetRef=\"inner\"/></subProcess>", People);

        Assert.Equal(["kermit", "gonzo", "fozzie"], Asked(running));
    }

    [Theory]
    [InlineData("${nrOfCompletedInstances/nrOfInstances >= 0.5}")]
    [InlineData("${nrOfCompletedInstances == 2}")]
    [InlineData("${nrOfActiveInstances == 1}")]
    [InlineData("${loopCounter == 1}")]
    public void A_completion_condition_counts_as_there(string condition)
    {
        var running = Start(Task($"<multiInstanceLoopCharacteristics isSequential=\"false\" camunda:collection=\"people\" camunda:elementVariable=\"who\"><completionCondition>{condition}</completionCondition></multiInstanceLoopCharacteristics>"), People);

        foreach (var _ in new[] { 1, 2 })
        {
            var task = running.Case.Tasks[0];
            var decision = CaseEngine.Handle(running.Procedure, running.Case, new ActOnTask(task.Number, "done", ContextValue.Empty, null) { At = running.Case.StartedAt, By = task.Assignee! }, Engine.Organisation.OrganisationSnapshot.Empty);
            running.Case = decision.Case;
        }

        Assert.Contains(running.Case.Tokens, token => token.Element == "after" || running.Case.Incidents.Any(incident => incident.Element == "after"));
        Assert.DoesNotContain(running.Case.Tokens, token => token.Element == "work");
    }

    [Fact]
    public void Input_and_output_parameters_are_data_of_the_activity()
    {
        const string Mapping = """
            <extensionElements><camunda:inputOutput><camunda:inputParameter name="who">${chosen}</camunda:inputParameter><camunda:inputParameter name="note">plain</camunda:inputParameter>
            <camunda:inputParameter name="both"><camunda:list><camunda:value>${note}</camunda:value><camunda:value>2</camunda:value></camunda:list></camunda:inputParameter>
            <camunda:outputParameter name="result">${note} of ${who}</camunda:outputParameter></camunda:inputOutput></extensionElements>
            """;
        var running = Start(Task("", Mapping), ("chosen", Value.Of("gonzo")));

        Assert.Equal(["gonzo"], Asked(running));
        var seen = running.Case.Seen(running.Case.Tokens.Single().Number);
        Assert.Equal(Value.Of(Value.Of("plain"), Value.Of("2")), seen["both"]);
        var decision = CaseEngine.Handle(running.Procedure, running.Case, new ActOnTask(1, "done", ContextValue.Empty, null) { At = running.Case.StartedAt, By = "gonzo" }, Engine.Organisation.OrganisationSnapshot.Empty);
        Assert.Equal(Value.Of("plain of gonzo"), decision.Case.Data["result"]);
        Assert.False(decision.Case.Data.TryGet("note", out _));
    }

    [Fact]
    public void A_script_reads_and_writes_data_objects_and_properties_by_its_associations()
    {
        const string Io = "<ioSpecification><dataInput id=\"i\"/><dataOutput id=\"o\"/><inputSet/><outputSet/></ioSpecification>";
        var running = Start("<dataObject id=\"d\" name=\"The data\"/><dataObjectReference id=\"r\" dataObjectRef=\"d\"/>"
            + $"<scriptTask id=\"work\">{Io}<dataOutputAssociation><sourceRef>o</sourceRef><targetRef>r</targetRef></dataOutputAssociation><script>SET_STRING_DATA</script></scriptTask>");

        Assert.Equal(Value.Of("String"), running.Case.Data["The data"]);
    }
}
