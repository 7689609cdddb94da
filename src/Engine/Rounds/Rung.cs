using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>One rung of the ladder around a deadline: at its moment something is done.</summary>
/// <param name="IsAfter">Counted from the deadline on; otherwise back from it.</param>
internal abstract record Rung(Allowance Away, bool IsAfter)
{
    /// <summary>Its moment; null when the calendar has no such working time.</summary>
    public DateTimeOffset? MomentOf(DateTimeOffset due, WorkingCalendar calendar) => IsAfter ? calendar.Add(due, Away) : calendar.Subtract(due, Away);

    /// <summary>Its moment has come, while the round is still open.</summary>
    public abstract void Reach(Run run, OpenRound round, int place, StepPlan plan);
}
