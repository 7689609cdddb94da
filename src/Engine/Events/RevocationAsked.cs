namespace WorkflowHub.Engine.Events;

/// <summary>The applicant of a case that is over asks that its outcome be revoked, in a case of its own.</summary>
public sealed record RevocationAsked(string Procedure, string Reason) : Event
{
    internal override Case Apply(Case was) => was with { RevocationAsked = true };
}
