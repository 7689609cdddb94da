using System.ComponentModel.DataAnnotations;

namespace WorkflowHub.Api.OData.Rows;

/// <summary>A procedure in its current version, with its texts in the caller's language.</summary>
internal sealed class ProcedureItem
{
    [Key] public string Key { get; init; } = "";
    public int Version { get; init; }
    [Required] public string Name { get; init; } = "";
    [Required] public string Description { get; init; } = "";
    public DateTime PublishedAt { get; init; }
}
