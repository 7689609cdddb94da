using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <param name="CaseId">New id, made by the caller.</param>
/// <param name="Unit">Unit id on whose behalf the case runs.</param>
/// <param name="Data">The start form's checked answer.</param>
public sealed record StartCase(Guid CaseId, string Unit, ContextValue Data) : Command;
