using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests;

/// <summary>A case from command to command, written down as it goes.</summary>
internal sealed class Story(Procedure procedure)
{
    private static readonly Guid CaseId = new("0190b5a0-0000-7000-8000-000000000001");

    public static readonly OrganisationSnapshot Organisation = new(
        [
            new Unit("hq", "HQ", LocalText.Of("Head office"), "centre", null),
            new Unit("sales", "S", LocalText.Of("Sales"), "department", "hq"),
            new Unit("north", "N", LocalText.Of("Sales North"), "cell", "sales"),
        ],
        [
            new Person("an", "An", null, "vi"), new Person("binh", "Bình", null, "vi"), new Person("chi", "Chi", null, "vi"),
            new Person("dung", "Dũng", null, "vi"), new Person("lan", "Lan", null, "vi"), new Person("gone", "Gone", null, "en", Active: false),
        ],
        [
            new Assignment("an", "north", "officer"), new Assignment("binh", "north", "head"), new Assignment("chi", "sales", "head"),
            new Assignment("dung", "hq", "head"), new Assignment("lan", "hq", "clerk"), new Assignment("chi", "hq", "clerk", false),
            new Assignment("gone", "hq", "clerk"),
        ]);

    private readonly StringBuilder text = new();
    private readonly List<Event> journal = [];
    private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public Procedure Procedure => procedure;

    /// <summary>The organisation in which it goes on from here.</summary>
    public OrganisationSnapshot People { get; set; } = Organisation;

    public Case Case { get; private set; } = Case.None;
    public ImmutableArray<Event> Journal => [.. journal];
    public DateTimeOffset Now => now;

    public Story Start(string by = "an", string unit = "north", params (string, Value)[] data) =>
        Do(new StartCase(CaseId, unit, ContextValue.Of(data)) { At = now, By = by });

    public Story Act(string step, string by, string outcome = "approve", string? comment = null, params (string, Value)[] data) =>
        Do(new ActOnTask(TaskOf(step, by), outcome, ContextValue.Of(data), comment) { At = now, By = by });

    public Story Return(string step, string by, string to, string? comment = null, AfterReturn? then = null) =>
        Do(new ReturnTask(TaskOf(step, by), to, comment, then) { At = now, By = by });

    public Story Claim(string step, string by) => Do(new ClaimTask(TaskOf(step, by)) { At = now, By = by });
    public Story Release(string step, string by) => Do(new ReleaseTask(TaskOf(step, by)) { At = now, By = by });
    public Story Withdraw(string by = "an") => Do(new WithdrawCase(null) { At = now, By = by });
    public Story Cancel(string by, string reason) => Do(new CancelCase(reason) { At = now, By = by });
    public Story Retry(int incident, string by = "dung") => Do(new RetryIncident(incident) { At = now, By = by });

    public Story Complete(string element, params (string, Value)[] result) =>
        Do(new CompleteJob(JobOf(element), ContextValue.Of(result)) { At = now, By = Command.System });

    public Story Fail(string element, int attempt, string error, bool last) =>
        Do(new FailJob(JobOf(element), attempt, error, last) { At = now, By = Command.System });

    /// <summary>Time passes; timers that become due fire in their order.</summary>
    public Story Wait(TimeSpan time)
    {
        var until = now + time;
        while (Case.Timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt) is { } due)
        {
            if (due.DueAt > now) now = due.DueAt;
            Do(new FireTimer(due.Number) { At = now, By = Command.System });
        }
        now = until;
        return this;
    }

    public Story Do(Command command)
    {
        var decision = CaseEngine.Handle(procedure, Case, command, People);
        text.Append(CultureInfo.InvariantCulture, $"> {Line(command)}\n");
        if (decision.Refusal is { } refusal) text.Append(CultureInfo.InvariantCulture, $"  refused {refusal.Code}: {refusal.Message}\n");
        foreach (var @event in decision.Events) text.Append(CultureInfo.InvariantCulture, $"  {Line(@event)}\n");
        foreach (var effect in decision.Effects) text.Append(CultureInfo.InvariantCulture, $"  * {Line(effect)}\n");
        if (decision.Refusal is null && decision.Events.IsEmpty) text.Append("  nothing\n");
        journal.AddRange(decision.Events);
        Case = decision.Case;
        return this;
    }

    /// <summary>The case goes on by another version.</summary>
    public Story Migrate(Procedure from, Procedure to, MigrateCase command)
    {
        var decision = CaseEngine.Migrate(from, to, Case, command, Organisation);
        Assert.Null(decision.Refusal);
        journal.AddRange(decision.Events);
        (Case, procedure) = (decision.Case, to);
        return this;
    }

    public ImmutableArray<string> Open => [.. Case.Tasks.Select(task => $"{task.Step}: {string.Join(", ", task.Candidates.Select(candidate => candidate.Person))}")];

    /// <summary>The case rebuilt from its journal as it would stand on disk.</summary>
    public Case Rebuilt() => CaseEngine.Fold(journal.Select(@event =>
    {
        var (name, version) = EventJson.NameOf(@event);
        return EventJson.Read(name, version, EventJson.Write(@event));
    }));

    /// <summary>Compares what happened with the checked-in transcript of the test's name; on a difference the new text is put beside it.</summary>
    public void Check([CallerMemberName] string name = "", [CallerFilePath] string here = "")
    {
        Assert.Equal(Words.Of(Case), Words.Of(Rebuilt()));
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Transcripts", $"{name}.txt");
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        var found = text.ToString();
        if (expected == found) return;
        File.WriteAllText(file + ".received", found);
        Assert.Equal(expected, found);
    }

    private int TaskOf(string step, string by) =>
        (Case.Tasks.FirstOrDefault(task => task.Step == step && task.HasCandidate(by)) ?? Case.Tasks.FirstOrDefault(task => task.Step == step))?.Number ?? 1;

    private int JobOf(string element) => Case.Jobs.FirstOrDefault(job => job.Element == element)?.Number ?? 1;

    private static string Line(Command command) => Words.Of(command, "At", "By", "CaseId") + (command.By == Command.System ? "" : $" by {command.By}");
    private static string Line(Event @event) => Words.Of(@event, "At", "By", "CaseId");
    private static string Line(Effect effect) => Words.Of(effect);
}
