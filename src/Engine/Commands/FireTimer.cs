using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>The due moment of a timer has come. Quiet when the timer is gone.</summary>
public sealed record FireTimer(int Timer) : Command
{
    internal override Refusal? Applies(Case @case) => @case.Status == CaseStatus.None ? base.Applies(@case) : null;

    internal override Refusal? Decide(Walk walk)
    {
        if (walk.Case.Timers.FirstOrDefault(armed => armed.Number == Timer) is not { } timer) return null;
        if (timer.DueAt > At) return Refusal.Of("not-due", $"This timer is due at {timer.DueAt:O}, not yet.", ("dueAt", timer.DueAt.ToString("O")));

        walk.Tell(new TimerFired(Timer, timer.Element) { At = At, By = By });
        walk.Graph.Element(timer.Element).Fire(walk, walk.Token(timer.Token)!);
        return null;
    }
}
