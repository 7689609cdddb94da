using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <param name="CaseId">New id, made by the caller.</param>
/// <param name="Unit">Unit id on whose behalf the case runs.</param>
/// <param name="Data">The start form's checked answer.</param>
public sealed record StartCase(Guid CaseId, string Unit, ContextValue Data) : Command
{
    internal override Refusal? Applies(Case @case) =>
        @case.Status == CaseStatus.None ? null : Refusal.Of("case-exists", "This case has been started already.");

    internal override Refusal? Decide(Walk walk)
    {
        if (walk.Organisation.Person(By) is not { Active: true }) return Refusal.Of("unknown-person", $"{By} is not an active person of the organisation.", ("person", By));
        if (walk.Organisation.Unit(Unit) is null) return Refusal.Of("unknown-unit", $"{Unit} is not a unit of the organisation.", ("unit", Unit));

        var procedure = walk.Procedure;
        var title = procedure.TitleOf(walk.Case with { Id = CaseId, Data = Data, Applicant = By, Unit = Unit, StartedAt = At }, At);
        walk.Tell(new CaseStarted(CaseId, procedure.Key, procedure.Version, By, Unit, title, Data) { At = At, By = By });
        walk.Send(procedure.Graph.Start, 0, null);
        return null;
    }
}
