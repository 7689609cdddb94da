using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>A deadline that stands still runs again: what was left of its time is left now.</summary>
public sealed record ResumeDeadline(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run.Case, Task, By, out var task) is { } refusal) return refusal;
        var round = run.Case.Rounds.Numbered(task!.Round)!;
        if (Checks.DeadlineOf(round) is { } none) return none;
        if (round.Deadline!.PausedSince is not { } since) return Refusal.Of("deadline-running", $"The deadline of '{round.Step}' does not stand still.", ("step", round.Step));

        var allowance = round.Deadline.WorkingTime is { } text ? Allowance.Read(text) : null;
        var left = new Deadline(allowance ?? new CalendarPeriod(0, 0, TimeSpan.Zero), round.DueAt!.Value, since).Resume(At, run.CalendarOf(round));
        run.Emit(new DeadlineResumed(round.Number, round.Step, left.DueAt) { At = At, By = By });
        run.ArmRungs(run.Case.Rounds.Numbered(round.Number)!, run.Procedure.Element(round.Step).Plan!, onlyAhead: true);
        return null;
    }
}
