using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor gives a round more time, counted from its deadline, or from now when that is past. Who may is checked where people's rights are known.</summary>
/// <param name="Task">Any open task of the round.</param>
/// <param name="Time">How much more, as in a procedure: <c>P2D</c>, <c>1 working day</c>.</param>
/// <param name="Reason">Why; kept with the case.</param>
public sealed record ExtendDeadline(int Task, string Time, string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.OpenTaskOf(run.Case, Task, out var task) is { } refusal) return refusal;
        var round = run.Case.Rounds.Numbered(task!.Round)!;
        if (Checks.DeadlineOf(round) is { } none) return none;
        if (Checks.Reason(Reason) is { } missing) return missing;
        if (Allowance.Read(Time) is not { IsZero: false } more || run.CalendarOf(round).Add(round.DueAt > At ? round.DueAt.Value : At, more) is not { } due)
            return Refusal.Of("time-unreadable", $"How much more time is given should be {Allowance.Expected}.", ("expected", Allowance.Expected));

        run.Emit(new DeadlineExtended(round.Number, round.Step, due, Reason) { At = At, By = By });
        run.DisarmRungs(round);
        run.ArmRungs(run.Case.Rounds.Numbered(round.Number)!, run.Procedure.Element(round.Step).Plan!, onlyAhead: true);
        return null;
    }
}
