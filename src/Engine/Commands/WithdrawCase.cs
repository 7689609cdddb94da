using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>The applicant takes the case back.</summary>
public sealed record WithdrawCase(string? Comment) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        if (By != walk.Case.Applicant) return Refusal.Of("not-applicant", "Only who asked for it can take a case back.");
        walk.CancelAll(RoundClosed.Cancelled);
        walk.Tell(new CaseEnded(CaseStatus.Withdrawn, Comment) { At = At, By = By });
        return null;
    }
}
