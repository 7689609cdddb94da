using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>A case that rested goes on. Its timers and deadlines are later by the time it rested.</summary>
public sealed record ResumeCase : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (run.Case.Suspension is not { } rest) return null;
        var rested = At > rest.Since ? At - rest.Since : TimeSpan.Zero;
        run.Emit(new CaseResumed(rested) { At = At, By = By });
        foreach (var timer in rest.Timers) run.GoOn(timer);
        foreach (var round in run.Case.Rounds)
            if (round.Deadline?.PausedSince == rest.Since) run.GoOn(round, rest.Since);
        return null;
    }
}
