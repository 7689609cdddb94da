using System.ComponentModel.DataAnnotations;

namespace WorkflowHub.Api.OData.Rows;

internal sealed class UnitItem
{
    [Key] public string Id { get; init; } = "";
    [Required] public string Code { get; init; } = "";
    public string? Name { get; init; }
    [Required] public string Type { get; init; } = "";
    public string? ParentId { get; init; }
    public UnitItem? Parent { get; init; }
}
