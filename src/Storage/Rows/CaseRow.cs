namespace WorkflowHub.Storage.Rows;

/// <summary>A case as people query it.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }
    public required string ProcedureKey { get; set; }
    public int ProcedureVersion { get; set; }
    public required string Title { get; set; }

    /// <summary><see cref="Engine.CaseStatus"/> by name, lower case.</summary>
    public required string Status { get; set; }

    public required string ApplicantId { get; set; }
    public required string UnitId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Number of events in the journal; the fence of every commit.</summary>
    public long Revision { get; set; }

    /// <summary>Form answers so far, JSON.</summary>
    public required string Data { get; set; }

    /// <summary>Title and applicant folded for searching (no marks, no case).</summary>
    public required string SearchText { get; set; }

    public List<TaskRow> Tasks { get; } = [];
    public List<ParticipantRow> Participants { get; } = [];
}

/// <summary>A person who takes or took part in a case, and so may see it.</summary>
public sealed class ParticipantRow
{
    public Guid CaseId { get; set; }
    public required string PersonId { get; set; }
}
