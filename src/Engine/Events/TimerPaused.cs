using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A timer stands still while the case rests.</summary>
/// <param name="Left">How long after the case goes on it will fire.</param>
public sealed record TimerPaused(int Timer, string Element, TimeSpan Left) : Event
{
    internal override Case Apply(Case was) => was.Suspension is { } rest && was.Timers.Numbered(Timer) is { } timer
        ? was with { Timers = was.Timers.Without(Timer), Suspension = rest with { Timers = rest.Timers.Add(new PausedTimer(timer, Left)) } }
        : was;
}
