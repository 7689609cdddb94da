using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Commits;

/// <summary>What each fact changes in the tables people and workers query. The same for every database.</summary>
internal sealed class Projection
{
    private readonly CommitRows rows;
    private readonly Procedure procedure;
    private readonly Guid caseId;
    private readonly HashSet<string> participants = new(StringComparer.Ordinal);
    private readonly Dictionary<int, TaskDue> dues = [];
    private readonly ImmutableArray<OpenTask> open;
    private readonly Dictionary<string, TaskHolder> holders = new(StringComparer.Ordinal);

    private Projection(CommitRows rows, CaseCommit commit) => (this.rows, procedure, caseId, open) = (rows, commit.Procedure, commit.After.Id, commit.After.Tasks);

    /// <summary>Adds a commit's changes to those of its group.</summary>
    /// <returns>False when there is something in it that cannot be written down; then the rows are of no use.</returns>
    public static bool TryAdd(CommitRows rows, CaseCommit commit, ILogger log)
    {
        try
        {
            Add(rows, commit);
            return true;
        }
        catch (Exception fault)
        {
            // Whatever it is, it is a fault of this commit and of no other in its group.
            log.LogError(fault, "A commit of case {Case} cannot be written down", commit.After.Id);
            return false;
        }
    }

    private static void Add(CommitRows rows, CaseCommit commit)
    {
        var after = RowOf(commit.After);
        rows.Commands.Add(new CommandRow
        {
            Key = commit.Key, CaseId = after.Id, RequestHash = commit.RequestHash, Revision = after.Revision, At = commit.At.UtcDateTime,
        });
        if (commit.Before == 0) rows.NewCases.Add(after);
        else rows.ChangedCases.Add(new CaseChange(after, commit.Before));

        var projection = new Projection(rows, commit);
        var sequence = commit.Before;
        foreach (var @event in commit.Events)
        {
            rows.Journal.Add(EntryOf(@event, after.Id, ++sequence));
            projection.TakesPart(@event.By);
            projection.Project(@event, sequence);
        }
        for (var at = 0; at < commit.Effects.Length; at++)
            if (EffectRows.Of(commit.Effects[at], after.Id, commit.Before + 1 + at, commit.At) is { } row) rows.Jobs.Add(row);
        rows.Holders.AddRange(projection.holders.Values);
        rows.TaskDues.AddRange(projection.dues.Values);
        foreach (var person in projection.participants) rows.Participants.Add(new ParticipantRow { CaseId = after.Id, PersonId = person });
    }

    private void Project(Event @event, long sequence)
    {
        switch (@event)
        {
            case CaseStarted started: TakesPart(started.Applicant); break;
            case TaskCreated created: Create(created); break;
            case TaskClaimed claimed: Hold(claimed.Task, claimed.Person); break;
            case TaskReleased released: Hold(released.Task, null); break;
            case TaskCompleted { Anonymous: true } completed: End(completed.Task, "completed", completed.At, completed.Person, null, null); break;
            case TaskCompleted completed: End(completed.Task, "completed", completed.At, completed.Person, completed.Outcome, completed.Comment); break;
            case OpinionGiven given: End(given.Task, "completed", given.At, given.Person, OpinionGiven.Outcome, given.Text); break;
            case PeopleInformed informed: TakePart(informed.People); break;
            case CommentAdded { Mentions: { } mentioned }: TakePart(mentioned); break;
            case StepReturned returned: End(returned.Task, "completed", returned.At, returned.Person, "returned", returned.Comment); break;
            case TaskCancelled cancelled: End(cancelled.Task, "cancelled", null, null, null, null); break;
            case DeadlineResumed resumed: Move(resumed.Round); break;
            case DeadlineExtended extended: Move(extended.Round); break;
            case TimerArmed armed: rows.Timers.Add(new TimerRow { CaseId = caseId, Number = armed.Timer, DueAt = NotBefore(armed.DueAt) }); break;
            case TimerFired fired: rows.GoneTimers.Add(new Numbered(caseId, fired.Timer)); break;
            case TimerCancelled cancelled: rows.GoneTimers.Add(new Numbered(caseId, cancelled.Timer)); break;
            case JobRequested requested: Request(requested, sequence); break;
            case JobCompleted completed: rows.GoneJobs.Add(new Numbered(caseId, completed.Job)); break;
            case JobCancelled cancelled: rows.GoneJobs.Add(new Numbered(caseId, cancelled.Job)); break;
            case IncidentRaised raised: Raise(raised); break;
            case IncidentResolved resolved: rows.IncidentEnds.Add(new IncidentEnd(caseId, resolved.Incident, resolved.At.UtcDateTime)); break;
        }
    }

    private void Create(TaskCreated created)
    {
        var id = TaskRow.IdOf(caseId, created.Task);
        var name = procedure.Step(created.Step)?.Name ?? procedure.ElementNames.GetValueOrDefault(created.Step) ?? LocalText.Of(created.Step);
        rows.Tasks.Add(new TaskRow
        {
            Id = id,
            CaseId = caseId,
            Number = created.Task,
            Round = created.Round,
            StepId = created.Step,
            StepNames = JsonSerializer.Serialize(name),
            Status = "open",
            AssigneeId = created.Candidates is [var only] ? only.Person : null,
            CreatedAt = created.At.UtcDateTime,
            DueAt = created.DueAt?.UtcDateTime,
        });
        foreach (var candidate in created.Candidates.DistinctBy(candidate => candidate.Person))
        {
            rows.Candidates.Add(new CandidateRow { TaskId = id, PersonId = candidate.Person, Why = Clean(candidate.Why), Open = true });
            TakesPart(candidate.Person);
        }
    }

    private void Hold(int task, string? person)
    {
        var id = TaskRow.IdOf(caseId, task);
        holders[id] = new TaskHolder(id, person);
    }

    /// <summary>The tasks of a round are due as the case says now; those that have ended since keep what they had.</summary>
    private void Move(int round)
    {
        foreach (var task in open)
            if (task.Round == round) dues[task.Number] = new TaskDue(TaskRow.IdOf(caseId, task.Number), task.DueAt?.UtcDateTime);
    }

    private void End(int task, string status, DateTimeOffset? at, string? by, string? outcome, string? comment) =>
        rows.TaskEnds.Add(new TaskEnd(TaskRow.IdOf(caseId, task), status, at?.UtcDateTime, by, outcome, comment is null ? null : Clean(comment)));

    private void Request(JobRequested requested, long sequence) => rows.Jobs.Add(new JobRow
    {
        CaseId = caseId,
        Number = requested.Job,
        Element = requested.Element,
        Kind = requested.Kind,
        Input = Utf8(JsonValues.ToUtf8(requested.Input)),
        Asked = sequence,
        NotBefore = requested.At.UtcDateTime,
    });

    private void Raise(IncidentRaised raised)
    {
        rows.Incidents.Add(new IncidentRow
        {
            CaseId = caseId,
            Number = raised.Incident,
            Element = raised.Element,
            Kind = raised.Kind,
            Message = Clean(raised.Message),
            RaisedAt = raised.At.UtcDateTime,
        });
        // Given up: nobody tries it again until a person has mended the cause and it is asked for anew.
        if (raised.Job is { } job) rows.GoneJobs.Add(new Numbered(caseId, job));
    }

    private void TakePart(IEnumerable<string> people)
    {
        foreach (var person in people) TakesPart(person);
    }

    private void TakesPart(string person)
    {
        if (person != Command.System) participants.Add(person);
    }

    private static CaseRow RowOf(Case @case) => new()
    {
        Id = @case.Id,
        ProcedureKey = @case.ProcedureKey,
        ProcedureVersion = @case.ProcedureVersion,
        Title = Clean(@case.Title),
        Status = @case.Status.ToString().ToLowerInvariant(),
        ApplicantId = @case.Applicant,
        UnitId = @case.Unit,
        StartedAt = @case.StartedAt.UtcDateTime,
        EndedAt = @case.EndedAt?.UtcDateTime,
        Revision = @case.Revision,
        Data = JsonText.WithoutNul(Utf8(JsonValues.ToUtf8(@case.Data))),
        SearchText = SearchText.Fold(Clean($"{@case.Title} {@case.Applicant}")),
    };

    private static JournalRow EntryOf(Event @event, Guid caseId, long sequence)
    {
        var (name, version) = EventJson.NameOf(@event);
        return new JournalRow
        {
            CaseId = caseId, Sequence = sequence, Name = name, Version = version, At = @event.At.UtcDateTime, ById = @event.By, Body = Utf8(EventJson.Write(@event)),
        };
    }

    /// <summary>PostgreSQL keeps microseconds: rounded up, so that a timer is never found due before its moment.</summary>
    private static DateTime NotBefore(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        return new DateTime(ticks + ((TimeSpan.TicksPerMicrosecond - (ticks % TimeSpan.TicksPerMicrosecond)) % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <summary>PostgreSQL holds neither NUL nor half of a surrogate pair in a text. The journal keeps both, escaped or replaced.</summary>
    private static string Clean(string text)
    {
        var clean = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        return clean.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)) : clean;
    }

    private static string Utf8(byte[] json) => Encoding.UTF8.GetString(json);
}
