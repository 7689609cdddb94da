using System.Text;
using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Tests.Rules;

public sealed class BpmnRulesTests
{
    public static TheoryData<string, string, string> Table => [.. Broken.Table];

    [Theory, MemberData(nameof(Table))]
    public void What_breaks_a_rule_is_named_with_its_element_and_line(string rule, string xml, string element)
    {
        var problem = Assert.Single(Broken.Check(xml), problem => problem.Rule == rule && problem.Element == element);

        Assert.Equal(2, problem.Line);
        Assert.Contains(element, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_an_example() =>
        Assert.Equal(BpmnRules.Names, Broken.Table.Select(row => row.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_plain_process_breaks_none() => Assert.Empty(Broken.Check(
        """
        <startEvent id='s'><outgoing>f</outgoing></startEvent>
        <sequenceFlow id='f' sourceRef='s' targetRef='g'/>
        <exclusiveGateway id='g' default='i' gatewayDirection='Diverging'><incoming>f</incoming><outgoing>h</outgoing><outgoing>i</outgoing></exclusiveGateway>
        <sequenceFlow id='h' sourceRef='g' targetRef='t'><conditionExpression xsi:type='tFormalExpression'>amount > 5</conditionExpression></sequenceFlow>
        <sequenceFlow id='i' sourceRef='g' targetRef='e'/>
        <userTask id='t'><incoming>h</incoming><outgoing>j</outgoing></userTask>
        <boundaryEvent id='b' attachedToRef='t'><outgoing>k</outgoing><timerEventDefinition><timeDuration xsi:type='tFormalExpression'>P1D</timeDuration></timerEventDefinition></boundaryEvent>
        <sequenceFlow id='j' sourceRef='t' targetRef='e'/>
        <sequenceFlow id='k' sourceRef='b' targetRef='e'/>
        <endEvent id='e'><incoming>i</incoming><incoming>j</incoming><incoming>k</incoming></endEvent>
        """));

    [Fact]
    public void All_problems_are_told_at_once() => Assert.True(Broken.Check("<startEvent id='s'/><endEvent id='e'/><task id='a' startQuantity='0'/>").Count >= 5);

    [Fact]
    public void A_reference_with_a_prefix_is_found() =>
        Assert.DoesNotContain(Broken.Check("<task id='a'><outgoing>t:f</outgoing></task><task id='b'><incoming>t:f</incoming></task><sequenceFlow id='f' sourceRef='a' targetRef='b'/>"),
            problem => problem.Rule.StartsWith("bpmn.flow", StringComparison.Ordinal));

    [Fact]
    public void A_file_that_is_no_xml_is_one_problem() => Assert.Single(BpmnRules.Check(Encoding.UTF8.GetBytes("<definitions"), "process.bpmn"));
}
