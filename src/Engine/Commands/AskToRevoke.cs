using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>After the end, the applicant asks that the outcome be revoked. This case is never changed: another one is opened that decides on it.</summary>
public sealed record AskToRevoke(string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (By != run.Case.Applicant) return Refusal.Of("not-applicant", "Only the applicant may ask to revoke the outcome.", ("person", By));
        if (run.Procedure.Revocation is not { } revocation) return Refusal.Of("revoke-off", "What this procedure decides is not revoked.");
        if (run.Case.Status != CaseStatus.Completed) return Refusal.Of("not-completed", "There is no outcome that could be revoked.");
        if (At - run.Case.EndedAt > revocation.Within) return Refusal.Of("too-late-to-revoke", $"It could be asked for until {revocation.Within.TotalDays:0.#} days after the end.", ("days", $"{revocation.Within.TotalDays:0.#}"));
        if (run.Case.RevocationAsked) return Refusal.Of("revoke-asked", "It has been asked for already.");
        if (Checks.Said(Reason, "Asking to revoke an outcome") is { } silent) return silent;
        run.Emit(new RevocationAsked(revocation.Procedure, Reason) { At = At, By = By });
        run.Ask(new OpenLinkedCase(revocation.Procedure, By, run.Case.Unit, run.Case.Id, Reason));
        return null;
    }
}
