namespace WorkflowHub.Storage.Rows;

/// <summary>A task as people query it; a row of somebody's inbox while it is open.</summary>
public sealed class TaskRow
{
    /// <summary><c>{case id, 32 hex digits}-{number}</c>.</summary>
    public required string Id { get; set; }

    public Guid CaseId { get; set; }
    public CaseRow? Case { get; set; }
    public int Number { get; set; }
    public int Round { get; set; }

    /// <summary>Element id of the user task.</summary>
    public required string StepId { get; set; }

    /// <summary>The step's name in every language, JSON object by language.</summary>
    public required string StepNames { get; set; }

    /// <summary><c>open</c>, <c>completed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Who holds it: the only candidate, or who claimed it; null while a group may still claim.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    public DateTime? DueAt { get; set; }
    public DateTime? CompletedAt { get; set; }
    public string? CompletedById { get; set; }
    public string? Outcome { get; set; }
    public string? Comment { get; set; }
    public List<CandidateRow> Candidates { get; } = [];

    public static string IdOf(Guid caseId, int number) => $"{caseId:N}-{number}";
}

/// <summary>A person who may act on a task, and why.</summary>
public sealed class CandidateRow
{
    public required string TaskId { get; set; }
    public required string PersonId { get; set; }
    public required string Why { get; set; }

    /// <summary>Whether the task is open, kept here so that an inbox is found without walking past what was done before.</summary>
    public bool Open { get; set; }
}
