namespace WorkflowHub.Engine.Events;

/// <summary>The applicant asked for haste.</summary>
public sealed record CaseUrged(string? Comment) : Event
{
    internal override Case Apply(Case was) => was with { UrgedAt = At };
}
