using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// A supervisor has the case rest. Nobody acts on its tasks and its timers stand still; errands that are under way may come back.
/// Who may is checked where people's rights are known.
/// </summary>
public sealed record SuspendCase(string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if ((Checks.NotActive(run.Case) ?? Checks.Resting(run.Case) ?? Checks.Said(Reason, "Having a case rest")) is { } refusal) return refusal;
        run.Emit(new CaseSuspended(Reason) { At = At, By = By });
        foreach (var round in run.Case.Rounds)
            if (round.Deadline is { PausedSince: null }) run.Pause(round, Reason);
        foreach (var timer in run.Case.Timers) run.Pause(timer);
        return null;
    }
}
