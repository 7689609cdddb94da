using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

public sealed record CaseStarted(Guid CaseId, string ProcedureKey, int ProcedureVersion, string Applicant, string Unit, string Title, ContextValue Data) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Id = CaseId,
        Status = CaseStatus.Active,
        ProcedureKey = ProcedureKey,
        ProcedureVersion = ProcedureVersion,
        Applicant = Applicant,
        Unit = Unit,
        Title = Title,
        StartedAt = At,
        Data = Data,
    };
}
