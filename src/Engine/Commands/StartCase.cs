using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <param name="CaseId">New id, made by the caller.</param>
/// <param name="Unit">Unit id on whose behalf the case runs.</param>
/// <param name="Data">The start form's checked answer.</param>
public sealed record StartCase(Guid CaseId, string Unit, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status != CaseStatus.None) return Refusal.Of("case-exists", "The case has already begun.");
        if (run.Organisation.Person(By) is not { Active: true }) return Refusal.Of("unknown-person", $"There is no active person {By}.", ("person", By));
        if (run.Organisation.Unit(Unit) is null) return Refusal.Of("unknown-unit", $"There is no unit {Unit}.", ("unit", Unit));

        var started = new CaseStarted(CaseId, run.Procedure.Key, run.Procedure.Version, By, Unit, "", Data) { At = At, By = By };
        run.Emit(started with { Title = DataChanges.TitleOf(run.Procedure, CaseEngine.Apply(run.Case, started), At) });
        run.Procedure.Body.Begin(run, 0);
        return null;
    }
}
