namespace WorkflowHub.Engine.Events;

/// <summary>The case is over; what was live has been cancelled before, each with its own event.</summary>
/// <param name="Status">How it ended; never Active.</param>
public sealed record CaseEnded(CaseStatus Status, string? Reason) : Event
{
    internal override Case Apply(Case was) => was with { Status = Status, EndedAt = At, Compensable = null };
}
