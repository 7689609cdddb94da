using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Commits;

/// <summary>All that one commit, or a group of them, changes in the tables.</summary>
internal sealed class CommitRows
{
    public List<CommandRow> Commands { get; } = [];
    public List<CaseRow> NewCases { get; } = [];
    public List<CaseChange> ChangedCases { get; } = [];
    public List<JournalRow> Journal { get; } = [];
    public List<TaskRow> Tasks { get; } = [];
    public List<CandidateRow> Candidates { get; } = [];
    public List<ParticipantRow> Participants { get; } = [];
    public List<TaskHolder> Holders { get; } = [];
    public List<TaskDue> TaskDues { get; } = [];
    public List<TaskEnd> TaskEnds { get; } = [];
    public List<TimerRow> Timers { get; } = [];
    public List<Numbered> GoneTimers { get; } = [];
    public List<JobRow> Jobs { get; } = [];
    public List<Numbered> GoneJobs { get; } = [];
    public List<IncidentRow> Incidents { get; } = [];
    public List<IncidentEnd> IncidentEnds { get; } = [];
}

/// <param name="Before">Revision the row must still have.</param>
internal sealed record CaseChange(CaseRow After, long Before);

/// <param name="Person">Null when it was released.</param>
internal sealed record TaskHolder(string TaskId, string? Person);

/// <summary>An open task is due at another moment.</summary>
internal sealed record TaskDue(string TaskId, DateTime? DueAt);

internal sealed record TaskEnd(string TaskId, string Status, DateTime? CompletedAt, string? By, string? Outcome, string? Comment);

/// <summary>A timer or job of a case, by its number.</summary>
internal sealed record Numbered(Guid CaseId, int Number);

internal sealed record IncidentEnd(Guid CaseId, int Number, DateTime At);
