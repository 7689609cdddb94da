using System.Text;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Procedures;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

public sealed class CompilerTests
{
    [Fact]
    public void All_problems_come_at_once_each_with_element_and_line()
    {
        var problems = Problems(
            """
            <startEvent id="start"/>
            <endEvent id="end"/>
            <userTask id="ask"><extensionElements><wh:step form="none" policy="most" due="2 days" deu="x"><wh:participants><wh:boss/></wh:participants><wh:outcome id="returned"/></wh:step></extensionElements></userTask>
            <serviceTask id="job"/>
            <transmogrify id="odd"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
            <sequenceFlow id="f2" sourceRef="ask" targetRef="nowhere"/>
            <sequenceFlow id="f3" sourceRef="job" targetRef="start"><conditionExpression>amout &gt; 1</conditionExpression></sequenceFlow>
            <endEvent id="end"/>
            """, "amount");

        Assert.Equal(
            """
            3 end bpmn.no-way-in: No flow leads to 'end'.
            4 ask bpmn.unknown-attribute: 'step' has no attribute 'deu'; it has abstain, anonymous, applicant, document, due, form, inactive, needed, nobody, of, off, policy, reject, same-person, signing, tie.
            4 ask bpmn.form: There is no form 'none' in procedure.yaml.
            4 ask bpmn.attribute: 'policy' of 'step' should be one of one, any, all, count, percent, weighted, sequence; 'most' was found.
            4 returned bpmn.outcome: 'returned' has a meaning of its own in every round: choose another id.
            4 ask bpmn.due: 'due' should be an ISO 8601 duration such as P3D or PT4H, or working time such as '2 working days' or '4 working hours', or '=' with an expression; '2 days' was found.
            4 ask bpmn.participants: 'boss' is no participant rule; there are applicant, person, head, holders, manager, superior, field, people, decider, heads-of and except.
            4 ask bpmn.participants: 'participants' needs at least one participant rule.
            5 job bpmn.job-missing: Service task 'job' needs a wh:job that says what is to be done.
            5 job bpmn.no-way-in: No flow leads to 'job'.
            6 odd bpmn.unsupported: 'transmogrify' cannot be run.
            8 f2 bpmn.flow-target: Flow 'f2' names 'nowhere' as its targetRef: there is no such element.
            9 f3 bpmn.expression: Expression "amout > 1", line 1, column 1: There is no 'amout' here; was 'amount' meant?
            9 f3 bpmn.flow-target: Flow 'f3' may not lead to 'start': a startEvent has no incoming flow.
            10 end bpmn.id-twice: The id 'end' is used twice.
            """.ReplaceLineEndings("\n"),
            string.Join('\n', problems.Select(problem => $"{problem.Line} {problem.Element} {problem.Rule}: {problem.Message}")));
        Assert.All(problems, problem => Assert.Equal("process.bpmn", problem.File));
    }

    [Theory]
    [InlineData("bpmn.xml", "<definitions")]
    [InlineData("bpmn.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")]
    [InlineData("bpmn.definitions", "<x/>")]
    [InlineData("bpmn.one-process", "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>")]
    [InlineData("bpmn.no-start", "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'/></definitions>")]
    public void A_file_that_is_no_process_is_refused_by_rule(string rule, string text) =>
        Assert.Equal(rule, Assert.Single(ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(text)).Problems).Rule);

    [Fact]
    public void What_is_too_large_is_refused_before_anything_is_built_of_it()
    {
        var deep = new StringBuilder().Insert(0, "<a>", 100_000).ToString();
        var many = $"<a>{new StringBuilder().Insert(0, "<b/>", 60_000)}</a>";
        var large = new string(' ', 5_000_000);

        Assert.Equal(["bpmn.depth", "bpmn.elements", "bpmn.size"],
            new[] { deep, many, large }.Select(text => ProcedureCompiler.Compile(Source, Encoding.UTF8.GetBytes(text)).Problems.Single().Rule));
    }

    [Fact]
    public void Other_rooms_see_steps_names_and_the_applicants_own_step()
    {
        var procedure = Procedure(
            "<startEvent id=\"start\" name=\"Ask\"/><endEvent id=\"end\"><extensionElements><wh:name lang=\"vi\">Xong</wh:name></extensionElements></endEvent>"
            + Step("head", Person("binh"), "form=\"decision\" due=\"PT4H\"", "<wh:return to=\"applicant\" then=\"straight-back\"/><wh:field pointer=\"/amount\" right=\"read\"/>")
            + Flows("start>head>end"));

        var step = Assert.Single(procedure.Steps);
        Assert.Equal("decision", step.Form);
        Assert.Equal(Allowance.Read("PT4H"), step.Due);
        Assert.Equal(FieldRight.Read, step.Fields["/amount"]);
        Assert.Equal(new ReturnTarget("applicant", Commands.AfterReturn.StraightBack), Assert.Single(step.Returns));
        Assert.Equal("request", procedure.Step("start")!.Form);
        Assert.Equal("Xong", procedure.ElementNames["end"].In("vi"));
        Assert.Equal("Ask", procedure.ElementNames["start"].In("vi"));
    }
}
