using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor ends the case with a reason. Who may is checked where people's rights are known.</summary>
public sealed record CancelCase(string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.Of("comment-required", "Cancelling a case needs a reason.");
        run.End(CaseStatus.Cancelled, Reason);
        return null;
    }
}
