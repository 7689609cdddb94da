using System.Globalization;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>The applicant asks for haste, not more often than the procedure allows.</summary>
public sealed record UrgeCase(string? Comment) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if ((Checks.NotActive(run.Case) ?? Checks.Resting(run.Case) ?? Checks.NotTooLong(Comment)) is { } refusal) return refusal;
        if (By != run.Case.Applicant) return Refusal.Of("not-applicant", "Only the applicant may ask for haste.", ("person", By));
        if (run.Case.Tasks.IsEmpty) return Refusal.Of("nobody-to-urge", "Nobody has a task in this case now.");
        if (run.Case.UrgedAt is { } last && At - last < run.Procedure.UrgeEvery)
            return Refusal.Of("urged-lately", "Haste has been asked for a short while ago.", ("until", (last + run.Procedure.UrgeEvery).ToString("O", CultureInfo.InvariantCulture)));
        run.Emit(new CaseUrged(Comment) { At = At, By = By });
        return null;
    }
}
