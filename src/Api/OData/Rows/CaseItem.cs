using System.ComponentModel.DataAnnotations;

namespace WorkflowHub.Api.OData.Rows;

internal sealed class CaseItem
{
    [Key] public Guid Id { get; init; }
    [Required] public string ProcedureKey { get; init; } = "";
    public int ProcedureVersion { get; init; }
    public string? ProcedureName { get; init; }
    [Required] public string Title { get; init; } = "";
    [Required] public string Status { get; init; } = "";
    [Required] public string ApplicantId { get; init; } = "";
    public string? ApplicantName { get; init; }
    [Required] public string UnitId { get; init; } = "";
    public string? UnitName { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; init; }
    public long Revision { get; init; }
    public IEnumerable<TaskItem> Tasks { get; init; } = [];
}
