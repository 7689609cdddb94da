using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TimerFired(int Timer, string Element) : Event
{
    internal override Case Apply(Case was) => was.Acted(Element) with { Timers = was.Timers.Without(Timer) };
}
