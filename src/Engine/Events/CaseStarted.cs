using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <param name="Caller">The call that it answers with its end; null for a case of its own.</param>
public sealed record CaseStarted(Guid CaseId, string ProcedureKey, int ProcedureVersion, string Applicant, string Unit, string Title, ContextValue Data, Caller? Caller = null) : Event
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
        Caller = Caller,
    };
}
