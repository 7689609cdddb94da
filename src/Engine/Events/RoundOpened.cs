using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Round">Number of the round within the case.</param>
/// <param name="Step">Element id of the user task.</param>
/// <param name="Turn">Which passing through this step it is, from 1.</param>
public sealed record RoundOpened(int Round, int Token, string Step, int Turn, DateTimeOffset? DueAt) : Event
{
    internal override Case Apply(Case was) =>
        was.With((was.Step(Step) ?? new StepState(Step, 0)) with { Turns = Turn }) with
        {
            Rounds = was.Rounds.Add(new OpenRound(Round, Token, Step, Turn, At, DueAt, [])),
            Last = was.Last with { Round = Round },
        };
}
