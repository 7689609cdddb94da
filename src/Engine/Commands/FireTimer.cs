using System.Globalization;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>The due moment of a timer has come. Quiet when the timer is gone.</summary>
public sealed record FireTimer(int Timer) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Timers.Numbered(Timer) is not { } timer) return null;
        if (At < timer.DueAt)
            return Refusal.Of("not-due", $"Timer {Timer} is due at {timer.DueAt.ToString("u", CultureInfo.InvariantCulture)}, not yet.", ("timer", $"{Timer}"));
        if (run.Case.Suspension is not null)
        {
            run.Pause(timer);
            return null;
        }
        var token = run.Case.Tokens.Numbered(timer.Token)!;
        run.Emit(new TimerFired(Timer, timer.Element) { At = At, By = By });
        if (timer.Rung is { } rung) run.Reach(timer, rung);
        else run.Occur(token, run.Procedure.Element(timer.Element), timer.Definition, timer);
        return null;
    }
}
