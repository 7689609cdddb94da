using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor ends the case with a reason.</summary>
public sealed record CancelCase(string Reason) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        if (TaskMove.NeedsComment(Reason) is { } silent) return silent;
        walk.CancelAll(RoundClosed.Cancelled);
        walk.Tell(new CaseEnded(CaseStatus.Cancelled, Reason) { At = At, By = By });
        return null;
    }
}
