using System.Collections.Immutable;
using System.Text;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Benchmarks;

/// <summary>A three-step approval decided in memory, and its journal folded again; bytes a command allocates.</summary>
internal static class EngineScenario
{
    private const int CommandsOfCase = 4;
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly OrganisationSnapshot Organisation = new(
        [new("centre", "C", LocalText.Of("Centre"), "centre", null), new("team", "T", LocalText.Of("Team"), "department", "centre")],
        [new("an", "An", null, "en"), new("binh", "Binh", null, "en"), new("chi", "Chi", null, "en")],
        [new("an", "team", "officer"), new("binh", "team", "head"), new("chi", "centre", "head")]);

    public static Task<Report> Run(Options options)
    {
        var procedure = Compiled();
        var journal = Approve(procedure);
        if (CaseEngine.Fold(journal).Status != CaseStatus.Completed) throw new InvalidOperationException("The approval did not come to its end.");
        var stored = journal.Select(@event => (Name: EventJson.NameOf(@event), Body: EventJson.Write(@event))).ToArray();

        var (decide, bytes) = Pace.Of(() => Approve(procedure));
        var (fold, _) = Pace.Of(() => CaseEngine.Fold(journal));
        var (read, _) = Pace.Of(() => CaseEngine.Fold(stored.Select(row => EventJson.Read(row.Name.Name, row.Name.Version, row.Body))));
        var report = new Report();
        report.Figures["commandsPerSecond"] = CommandsOfCase * 1e6 / decide;
        report.Figures["bytesPerCommand"] = bytes / CommandsOfCase;
        report.Figures["eventsPerSecond"] = journal.Length * 1e6 / fold;
        report.Figures["storedEventsPerSecond"] = journal.Length * 1e6 / read;
        report.Figures["eventsPerCase"] = journal.Length;
        return Task.FromResult(report);
    }

    private static ImmutableArray<Event> Approve(Procedure procedure)
    {
        var journal = ImmutableArray.CreateBuilder<Event>();
        var @case = Case.None;
        Do(new StartCase(Guid.Empty, "team", ContextValue.Of(("subject", Value.Of("Chairs")), ("amount", Value.Of(900m)))) { At = Morning, By = "an" });
        Do(Approval(1, "binh"));
        Do(Approval(2, "chi"));
        Do(Approval(3, "binh"));
        return journal.DrainToImmutable();

        void Do(Command command)
        {
            var decision = CaseEngine.Handle(procedure, @case, command, Organisation);
            if (decision.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
            @case = decision.Case;
            journal.AddRange(decision.Events);
        }
    }

    private static ActOnTask Approval(int task, string by) => new(task, "approve", ContextValue.Empty, null) { At = Morning, By = by };

    private static Procedure Compiled()
    {
        var source = new ProcedureSource(
            "approval", 1, LocalText.Of("Approval"), LocalText.Of("Three decisions"), "process.bpmn", null, "subject",
            ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty);
        var compilation = ProcedureCompiler.Compile(source, Encoding.UTF8.GetBytes(Process), ["subject", "amount"]);
        return compilation.Procedure ?? throw new InvalidOperationException(compilation.Problems[0].Message);
    }

    private static string Process => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wh="urn:workflowhub:bpmn:1" targetNamespace="urn:benchmark">
          <process id="process" isExecutable="true">
            <startEvent id="start"/>
            {Step("first", "<wh:head unit='case'/>")}
            <exclusiveGateway id="large" default="f5"/>
            {Step("second", "<wh:superior/>")}
            {Step("third", "<wh:head unit='case'/>", "all")}
            <endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
            <sequenceFlow id="f2" sourceRef="first" targetRef="large"/>
            <sequenceFlow id="f3" sourceRef="large" targetRef="second"><conditionExpression>amount &gt; 500 and first.outcome = "approve"</conditionExpression></sequenceFlow>
            <sequenceFlow id="f4" sourceRef="second" targetRef="third"/>
            <sequenceFlow id="f5" sourceRef="large" targetRef="end"/>
            <sequenceFlow id="f6" sourceRef="third" targetRef="end"/>
          </process>
        </definitions>
        """;

    private static string Step(string id, string participants, string policy = "one") =>
        $"""
        <userTask id="{id}"><extensionElements><wh:step policy="{policy}"><wh:participants>{participants}</wh:participants>
        <wh:outcome id="approve" name="Approve" kind="positive"/><wh:outcome id="reject" name="Reject" kind="negative"/></wh:step></extensionElements></userTask>
        """;
}
