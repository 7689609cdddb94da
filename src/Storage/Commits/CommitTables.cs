using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Commits;

/// <summary>
/// What a commit writes, in this order. Commands come first, so that a repeated command is known as one before anything else is
/// found to be in the way.
/// </summary>
internal static class CommitTables
{
    public static readonly IReadOnlyList<TableChange> All =
    [
        Insert("commands", rows => rows.Commands,
            Text<CommandRow>("key", row => row.Key), Uuid<CommandRow>("case_id", row => row.CaseId), Text<CommandRow>("request_hash", row => row.RequestHash),
            Long<CommandRow>("revision", row => row.Revision), Moment<CommandRow>("at", row => row.At)),
        Insert("cases", rows => rows.NewCases,
            Uuid<CaseRow>("id", row => row.Id), Text<CaseRow>("procedure_key", row => row.ProcedureKey), Int<CaseRow>("procedure_version", row => row.ProcedureVersion),
            Text<CaseRow>("title", row => row.Title), Text<CaseRow>("status", row => row.Status), Text<CaseRow>("applicant_id", row => row.ApplicantId),
            Text<CaseRow>("unit_id", row => row.UnitId), Moment<CaseRow>("started_at", row => row.StartedAt), Moment<CaseRow>("ended_at", row => row.EndedAt),
            Long<CaseRow>("revision", row => row.Revision), Json<CaseRow>("data", row => row.Data), Text<CaseRow>("search_text", row => row.SearchText)),
        new TableChange<CaseChange>("cases", ChangeKind.UpdateEach, rows => rows.ChangedCases,
            [Uuid<CaseChange>("id", row => row.After.Id), Long<CaseChange>("revision", row => row.Before)],
            [
                Text<CaseChange>("title", row => row.After.Title), Text<CaseChange>("status", row => row.After.Status), Moment<CaseChange>("ended_at", row => row.After.EndedAt),
                Long<CaseChange>("revision", row => row.After.Revision), Json<CaseChange>("data", row => row.After.Data), Text<CaseChange>("search_text", row => row.After.SearchText),
            ]),
        Insert("journal", rows => rows.Journal,
            Uuid<JournalRow>("case_id", row => row.CaseId), Long<JournalRow>("sequence", row => row.Sequence), Text<JournalRow>("name", row => row.Name),
            Int<JournalRow>("version", row => row.Version), Moment<JournalRow>("at", row => row.At), Text<JournalRow>("by_id", row => row.ById), Text<JournalRow>("body", row => row.Body)),
        Insert("tasks", rows => rows.Tasks,
            Text<TaskRow>("id", row => row.Id), Uuid<TaskRow>("case_id", row => row.CaseId), Int<TaskRow>("number", row => row.Number), Int<TaskRow>("round", row => row.Round),
            Text<TaskRow>("step_id", row => row.StepId), Text<TaskRow>("step_names", row => row.StepNames), Text<TaskRow>("status", row => row.Status),
            Text<TaskRow>("assignee_id", row => row.AssigneeId), Moment<TaskRow>("created_at", row => row.CreatedAt), Moment<TaskRow>("due_at", row => row.DueAt)),
        Insert("candidates", rows => rows.Candidates,
            Text<CandidateRow>("task_id", row => row.TaskId), Text<CandidateRow>("person_id", row => row.PersonId), Text<CandidateRow>("why", row => row.Why),
            Flag<CandidateRow>("open", row => row.Open)),
        new TableChange<ParticipantRow>("participants", ChangeKind.InsertMissing, rows => rows.Participants,
            [Uuid<ParticipantRow>("case_id", row => row.CaseId), Text<ParticipantRow>("person_id", row => row.PersonId)], []),
        new TableChange<TaskHolder>("tasks", ChangeKind.Update, rows => rows.Holders,
            [Text<TaskHolder>("id", row => row.TaskId)],
            [Text<TaskHolder>("assignee_id", row => row.Person)]),
        new TableChange<TaskDue>("tasks", ChangeKind.Update, rows => rows.TaskDues,
            [Text<TaskDue>("id", row => row.TaskId)],
            [Moment<TaskDue>("due_at", row => row.DueAt)]),
        new TableChange<TaskEnd>("tasks", ChangeKind.Update, rows => rows.TaskEnds,
            [Text<TaskEnd>("id", row => row.TaskId)],
            [
                Text<TaskEnd>("status", row => row.Status), Moment<TaskEnd>("completed_at", row => row.CompletedAt), Text<TaskEnd>("completed_by_id", row => row.By),
                Text<TaskEnd>("outcome", row => row.Outcome), Text<TaskEnd>("comment", row => row.Comment),
            ]),
        new TableChange<TaskEnd>("candidates", ChangeKind.Update, rows => rows.TaskEnds,
            [Text<TaskEnd>("task_id", row => row.TaskId)],
            [Flag<TaskEnd>("open", _ => false)]),
        Insert("timers", rows => rows.Timers,
            Uuid<TimerRow>("case_id", row => row.CaseId), Int<TimerRow>("number", row => row.Number), Moment<TimerRow>("due_at", row => row.DueAt)),
        Delete("timers", rows => rows.GoneTimers),
        Insert("jobs", rows => rows.Jobs,
            Uuid<JobRow>("case_id", row => row.CaseId), Int<JobRow>("number", row => row.Number), Text<JobRow>("element", row => row.Element), Text<JobRow>("kind", row => row.Kind),
            Text<JobRow>("input", row => row.Input), Long<JobRow>("asked", row => row.Asked), Int<JobRow>("attempts", row => row.Attempts), Moment<JobRow>("not_before", row => row.NotBefore)),
        Delete("jobs", rows => rows.GoneJobs),
        Insert("incidents", rows => rows.Incidents,
            Uuid<IncidentRow>("case_id", row => row.CaseId), Int<IncidentRow>("number", row => row.Number), Text<IncidentRow>("element", row => row.Element),
            Text<IncidentRow>("kind", row => row.Kind), Text<IncidentRow>("message", row => row.Message), Moment<IncidentRow>("raised_at", row => row.RaisedAt)),
        new TableChange<IncidentEnd>("incidents", ChangeKind.Update, rows => rows.IncidentEnds,
            [Uuid<IncidentEnd>("case_id", row => row.CaseId), Int<IncidentEnd>("number", row => row.Number)],
            [Moment<IncidentEnd>("resolved_at", row => row.At)]),
    ];

    private static TableChange<TRow> Insert<TRow>(string table, Func<CommitRows, List<TRow>> of, params Column<TRow>[] sets) =>
        new(table, ChangeKind.Insert, of, [], sets);

    private static TableChange<Numbered> Delete(string table, Func<CommitRows, List<Numbered>> of) =>
        new(table, ChangeKind.Delete, of, [Uuid<Numbered>("case_id", row => row.CaseId), Int<Numbered>("number", row => row.Number)], []);

    private static Column<TRow, Guid> Uuid<TRow>(string name, Func<TRow, Guid> value) => new(name, ColumnKind.Uuid, value);
    private static Column<TRow, string?> Text<TRow>(string name, Func<TRow, string?> value) => new(name, ColumnKind.Text, value);
    private static Column<TRow, string> Json<TRow>(string name, Func<TRow, string> value) => new(name, ColumnKind.Json, value);
    private static Column<TRow, int> Int<TRow>(string name, Func<TRow, int> value) => new(name, ColumnKind.Int, value);
    private static Column<TRow, long> Long<TRow>(string name, Func<TRow, long> value) => new(name, ColumnKind.Long, value);
    private static Column<TRow, DateTime?> Moment<TRow>(string name, Func<TRow, DateTime?> value) => new(name, ColumnKind.Moment, value);
    private static Column<TRow, bool> Flag<TRow>(string name, Func<TRow, bool> value) => new(name, ColumnKind.Flag, value);
}
