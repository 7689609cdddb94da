using System.Collections.Immutable;
using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Cases;

/// <summary>A case told from the outside: a process, commands, and what follows from them.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An works in the team under Binh; Chi heads the centre above; Dung and Em are clerks of the team.</summary>
    public static readonly OrganisationSnapshot Organisation = new(
        [new("centre", "C", LocalText.Of("Centre"), "centre", null), new("team", "T", LocalText.Of("Team"), "team", "centre")],
        [new("an", "An", null, "en"), new("binh", "Binh", null, "vi"), new("chi", "Chi", null, "ar"), new("dung", "Dung", null, "en"), new("em", "Em", null, "en"), new("gone", "Gone", null, "en", false)],
        [new("an", "team", "officer"), new("binh", "team", "head"), new("chi", "centre", "head"), new("dung", "team", "clerk"), new("em", "team", "clerk")]);

    private readonly List<Event> journal = [];

    private Story(Procedure procedure) => Procedure = procedure;

    public Procedure Procedure { get; }
    public Case Case { get; private set; } = Case.None;
    public DateTimeOffset Now { get; set; } = Morning;
    public IReadOnlyList<Event> Journal => journal;

    public static Story Of(string body, string? title = null) => new(Compiled(body, title).Procedure ?? throw new InvalidOperationException(string.Join('\n', Compiled(body, title).Problems)));

    public static ProcedureCompilation Compiled(string body, string? title = null) => ProcedureCompiler.Compile(SourceOf(title), Encoding.UTF8.GetBytes(Xml(body)));

    private static ProcedureSource SourceOf(string? title) => new(
        "test", 1, LocalText.Of("Test"), LocalText.Of("A test"), "process.bpmn", null, title,
        ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty);

    public static string Xml(string body) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wh="urn:workflowhub:bpmn:1" targetNamespace="urn:test">
        <process id="process">{body}</process>
        </definitions>
        """;

    public static string User(string id, string participants = "<wh:head unit='case'/>", string more = "", string attributes = "") =>
        $"<userTask id='{id}' name='{id}'><extensionElements><wh:step {attributes}><wh:participants>{participants}</wh:participants>" +
        $"<wh:outcome id='approve' name='Approve' kind='positive'/><wh:outcome id='reject' name='Reject' kind='negative' comment='required'/>{more}</wh:step></extensionElements></userTask>";

    public static string Job(string id, string kind = "document", string mappings = "") =>
        $"<serviceTask id='{id}'><extensionElements><wh:job kind='{kind}'>{mappings}</wh:job></extensionElements></serviceTask>";

    /// <summary>Flows between ids: <c>a b c</c> makes two, several parts separated by semicolons.</summary>
    public static string Flows(string ways) => string.Concat(ways.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(way => way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(way => way.Zip(way.Skip(1), (source, target) => $"<sequenceFlow id='{source}-{target}' sourceRef='{source}' targetRef='{target}'/>")));

    public Story Start(string by = "an", params (string Name, Value Value)[] data)
    {
        Do(new StartCase(Guid.Parse("00000000-0000-0000-0000-000000000001"), "team", ContextValue.Of(data)) { At = Now, By = by });
        return this;
    }

    public Story Act(string by, string step, string outcome = "approve", string? comment = null, params (string Name, Value Value)[] data)
    {
        Do(new ActOnTask(TaskOf(by, step), outcome, ContextValue.Of(data), comment) { At = Now, By = by });
        return this;
    }

    public Story Return(string by, string step, string to, AfterReturn? then = null)
    {
        Do(new ReturnTask(TaskOf(by, step), to, "Please look again.", then) { At = Now, By = by });
        return this;
    }

    /// <summary>Moves the time on; timers fire as they come due.</summary>
    public Story Wait(TimeSpan time)
    {
        var until = Now + time;
        while (Case.Timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt) is { } due)
        {
            Now = due.DueAt > Now ? due.DueAt : Now;
            Do(new FireTimer(due.Number) { At = Now, By = Command.System });
        }
        Now = until;
        return this;
    }

    public Decision Do(Command command)
    {
        var decision = Try(command);
        Assert.Null(decision.Refusal);
        journal.AddRange(decision.Events);
        Case = decision.Case;
        return decision;
    }

    public Decision Try(Command command) => CaseEngine.Handle(Procedure, Case, command, Organisation);

    public string Refused(Command command) => Try(command).Refusal?.Code ?? throw new InvalidOperationException("It was not refused.");

    public int TaskOf(string by, string step) => Case.Tasks.Single(task => task.Step == step && task.HasCandidate(by)).Number;

    /// <summary>Open tasks as <c>step(people)</c>, in order.</summary>
    public string Open => string.Join(' ', Case.Tasks.Select(task => $"{task.Step}({string.Join(',', task.Candidates.Select(candidate => candidate.Person))})"));

    /// <summary>Where tokens stand.</summary>
    public string At => string.Join(' ', Case.Tokens.Select(token => token.Element).Order(StringComparer.Ordinal));
}
