using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Who holds a task lets its deadline stand still, for instance while the applicant is asked.</summary>
/// <param name="Reason">What is waited for.</param>
public sealed record PauseDeadline(int Task, string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        var round = run.Case.Rounds.Numbered(task!.Round)!;
        if (Checks.DeadlineOf(round) is { } none) return none;
        if (run.Procedure.Element(round.Step).Plan is not { Deadline.MayPause: true })
            return Refusal.Of("pause-off", $"The deadline of '{round.Step}' may not stand still.", ("step", round.Step));
        if (Checks.Reason(Reason) is { } missing) return missing;
        if (round.Deadline!.PausedSince is not null) return Refusal.Of("deadline-paused", $"The deadline of '{round.Step}' stands still already.", ("step", round.Step));

        run.Pause(round, Reason);
        return null;
    }
}
