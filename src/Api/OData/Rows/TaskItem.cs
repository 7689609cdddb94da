using System.ComponentModel.DataAnnotations;

namespace WorkflowHub.Api.OData.Rows;

internal sealed class TaskItem
{
    [Key] public string Id { get; init; } = "";
    public Guid CaseId { get; init; }
    public int Number { get; init; }
    [Required] public string StepId { get; init; } = "";
    public string? StepName { get; init; }
    [Required] public string Status { get; init; } = "";

    /// <summary>Whether the caller may act on it: holds it, or may claim it.</summary>
    public bool Mine { get; init; }

    public string? AssigneeId { get; init; }
    public string? AssigneeName { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? DueAt { get; init; }
    public DateTime? CompletedAt { get; init; }
    public string? CompletedById { get; init; }
    public string? CompletedByName { get; init; }
    public string? Outcome { get; init; }
    public string? Comment { get; init; }
    [Required] public string CaseTitle { get; init; } = "";
    [Required] public string ProcedureKey { get; init; } = "";
    public string? ProcedureName { get; init; }
    public CaseItem? Case { get; init; }
}
