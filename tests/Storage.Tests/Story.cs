using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Storage.Tests;

/// <summary>A case whose facts a test tells one after the other.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Procedure Procedure = ProcedureCompiler.Compile(
        new ProcedureSource("purchase", 1, LocalText.Of("Purchase"), LocalText.Of(""), "process.bpmn", null, null,
            ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty),
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wh="urn:workflowhub:bpmn:1" targetNamespace="urn:test">
        <process id="process" isExecutable="true"><startEvent id="start"/>
        <userTask id="decide" name="Decide"><extensionElements><wh:name lang="vi">Quyết định</wh:name>
        <wh:step><wh:participants><wh:head unit="case"/></wh:participants></wh:step></extensionElements></userTask>
        <endEvent id="end"/><sequenceFlow id="f1" sourceRef="start" targetRef="decide"/><sequenceFlow id="f2" sourceRef="decide" targetRef="end"/></process>
        </definitions>
        """u8.ToArray()).Procedure!;

    private int commands;

    public Guid Id { get; } = Guid.CreateVersion7();
    public Case Case { get; private set; } = Case.None;
    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>A commit of these facts, as if one command had brought them about; the case goes on from them.</summary>
    public CaseCommit Next(params Event[] events) => Next($"an:{Id:N}:{++commands}", events);

    public CaseCommit Next(string key, params Event[] events)
    {
        var before = Case.Revision;
        foreach (var @event in events) Case = CaseEngine.Apply(Case, @event);
        return new CaseCommit(Procedure, before, Case, [.. events], [], key, "hash", Now);
    }

    public CaseCommit Begin(string applicant = "an", string unit = "north", string title = "Chairs") => Next(Started(applicant, unit, title));

    public CaseStarted Started(string applicant = "an", string unit = "north", string title = "Chairs") =>
        new(Id, "purchase", 1, applicant, unit, title, ContextValue.Of(("amount", Value.Of(12.50m)))) { At = Now, By = applicant };

    public TaskCreated Task(int number, params string[] people) =>
        new(number, 1, "decide", [.. people.Select(person => new Candidate(person, "head of North"))], Now.AddDays(2)) { At = Now, By = "an" };

    public TaskCompleted Completed(int number, string person, string? comment = null) =>
        new(number, 1, "decide", person, "approve", comment) { At = Now, By = person };

    public JobRequested Job(int number, string kind = "document") =>
        new(number, 1, "letter", kind, ContextValue.Of(("template", Value.Of("order")))) { At = Now, By = "an" };

    public TimerArmed Timer(int number, DateTimeOffset due) => new(number, 1, "deadline", due) { At = Now, By = "an" };
}
