using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

public sealed record CaseStarted(Guid CaseId, string ProcedureKey, int ProcedureVersion, string Applicant, string Unit, string Title, ContextValue Data) : Event;
