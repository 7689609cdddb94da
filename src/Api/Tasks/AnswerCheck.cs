using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Api.Tasks;

/// <summary>Checks a task's answers against its step's form and rights, with what the case has so far.</summary>
internal sealed class AnswerCheck(CaseStore store, ProcedureCatalogue procedures)
{
    /// <returns>The answers to store, or why they are refused. A task that is no longer open is left to the engine to refuse.</returns>
    public async ValueTask<(ContextValue Data, HttpProblem? Refused)> Check(TaskId id, Value? sent, CancellationToken cancellation)
    {
        if (sent is not (null or NullValue or ContextValue)) return (ContextValue.Empty, Words.Invalid("/data", "type", "The answers must be one object.", null));
        if (await store.Load(id.Case, cancellation) is not { } @case || @case.Task(id.Number) is not { } task) return (ContextValue.Empty, null);
        var procedure = (await procedures.Get(@case.ProcedureKey, @case.ProcedureVersion, cancellation))!;
        var step = ShownStep.Of(task.Step, procedure.Procedure, Language.English);
        var answer = sent as ContextValue ?? ContextValue.Empty;
        if (step.Form is null) return answer.Count > 0 ? (answer, Words.Invalid("/data", "not-allowed", "This step asks for nothing.", null)) : (answer, null);
        var check = procedure.Forms[step.Form].Check(answer, @case.Data, step.Fields);
        return (check.Data, check.Errors.IsEmpty ? null : new HttpProblem("form-invalid") { Errors = check.Errors });
    }
}
