using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>The applicant takes the case back.</summary>
public sealed record WithdrawCase(string? Comment) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (By != run.Case.Applicant) return Refusal.Of("not-applicant", "Only the applicant may withdraw the case.", ("person", By));
        if (run.Procedure.WithdrawUntil is { } step && run.Case.Step(step) is { Outcome: not null })
            return Refusal.Of("too-late", $"The case cannot be withdrawn any more: '{run.Procedure.Step(step)?.Name}' is decided.", ("step", step));
        run.End(CaseStatus.Withdrawn, Comment);
        return null;
    }
}
