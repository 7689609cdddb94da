using System.Collections.Immutable;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Rounds;

/// <summary>How much time a step has, on whose calendar, and what happens before and after.</summary>
/// <param name="Fixed">The time that every round has; null when an expression says it.</param>
/// <param name="Chosen">Gives the time or the moment of each round; null when it is fixed.</param>
internal sealed record DeadlinePlan(Allowance? Fixed, Expression? Chosen)
{
    /// <summary>Whose calendar it runs on; null for the case's unit.</summary>
    public CalendarChoice? Calendar { get; init; }

    /// <summary>Whether who holds the task may let it stand still.</summary>
    public bool MayPause { get; init; }

    /// <summary>In the order in which they are written; a timer names its rung by its place here.</summary>
    public ImmutableArray<Rung> Rungs { get; init; } = [];
}

/// <param name="Unit">The unit whose calendar it is; null for that of the person asked, the first of several.</param>
internal sealed record CalendarChoice(UnitReference? Unit);
