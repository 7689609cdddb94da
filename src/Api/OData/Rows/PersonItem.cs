using System.ComponentModel.DataAnnotations;

namespace WorkflowHub.Api.OData.Rows;

internal sealed class PersonItem
{
    [Key] public string Id { get; init; } = "";
    [Required] public string Name { get; init; } = "";
    public bool Active { get; init; }

    /// <summary>Of the main post.</summary>
    public string? UnitId { get; init; }

    public string? UnitName { get; init; }
    public string? Position { get; init; }
}
