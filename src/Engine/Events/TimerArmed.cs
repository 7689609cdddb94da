using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Element">The timer event, or the step for a deadline.</param>
public sealed record TimerArmed(int Timer, int Token, string Element, DateTimeOffset DueAt) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Timers = was.Timers.Add(new ArmedTimer(Timer, Token, Element, DueAt)),
        Last = was.Last with { Timer = Timer },
    };
}
