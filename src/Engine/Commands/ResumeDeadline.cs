using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>A deadline that stands still runs again: what was left of its time is left now.</summary>
public sealed record ResumeDeadline(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        var round = run.Case.Rounds.Numbered(task!.Round)!;
        if (Checks.DeadlineOf(round) is { } none) return none;
        if (round.Deadline!.PausedSince is not { } since) return Refusal.Of("deadline-running", $"The deadline of '{round.Step}' does not stand still.", ("step", round.Step));

        run.GoOn(round, since);
        return null;
    }
}
