using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Round">Number of the round within the case.</param>
/// <param name="Step">Element id of the user task.</param>
/// <param name="Turn">Which passing through this step it is, from 1.</param>
/// <param name="WorkingTime">The working time given, such as <c>2 working days</c>; null when the deadline runs in calendar time.</param>
/// <param name="Calendar">Unit whose calendar the deadline runs on; null for the case's.</param>
public sealed record RoundOpened(
    int Round, int Token, string Step, int Turn, DateTimeOffset? DueAt, string? WorkingTime = null, string? Calendar = null) : Event
{
    internal override Case Apply(Case was) =>
        was.With((was.Step(Step) ?? new StepState(Step, 0)) with { Turns = Turn }) with
        {
            Rounds = was.Rounds.Add(new OpenRound(Round, Token, Step, Turn, At, DueAt, [])
            {
                Deadline = DueAt is null ? null : new RoundDeadline(WorkingTime, Calendar, null, []),
            }),
            Last = was.Last with { Round = Round },
        };
}
