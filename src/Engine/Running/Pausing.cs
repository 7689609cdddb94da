using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>Timers of a case that rests.</summary>
internal static class Pausing
{
    public static void Pause(this Run run, ArmedTimer timer)
    {
        var left = timer.DueAt > run.At ? timer.DueAt - run.At : TimeSpan.Zero;
        run.Emit(new TimerPaused(timer.Number, timer.Element, left) { At = run.At, By = run.By });
    }

    /// <summary>A timer that stood still runs again, if what it belongs to is still there.</summary>
    public static void GoOn(this Run run, PausedTimer paused)
    {
        var timer = paused.Timer;
        if (run.Case.Tokens.Numbered(timer.Token) is null) return;
        foreach (var other in run.Case.Timers)
            if (other.Token == timer.Token && other.Element == timer.Element && other.Definition == timer.Definition && other.Rung == timer.Rung) return;
        run.Emit(new TimerArmed(run.Case.Last.Timer + 1, timer.Token, timer.Element, run.At + paused.Left, timer.Definition, timer.Repeat, timer.Rung) { At = run.At, By = run.By });
    }
}
