using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Element">The timer event, or the step for a deadline.</param>
/// <param name="Definition">Which of the event's definitions it is, from 0; null for an event with one.</param>
/// <param name="Repeat">The row of moments it belongs to when it repeats.</param>
/// <param name="Rung">Place in the ladder around a step's deadline; null for a timer event.</param>
public sealed record TimerArmed(int Timer, int Token, string Element, DateTimeOffset DueAt, int? Definition = null, Repeat? Repeat = null, int? Rung = null) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Timers = was.Timers.Add(new ArmedTimer(Timer, Token, Element, DueAt, Definition, Repeat, Rung)),
        Last = was.Last with { Timer = Timer },
    };
}
