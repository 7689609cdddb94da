using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Rounds.Policies;

/// <summary><c>one</c> and <c>any</c>: the first who does not abstain decides.</summary>
internal sealed class FirstVote(ImmutableArray<Outcome> outcomes) : Policy(outcomes)
{
    public override string? Settled(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting)
    {
        foreach (var ballot in cast)
            if (ballot.Outcome != VotingRule.Abstained) return ballot.Outcome;
        return waiting.IsEmpty ? Otherwise : null;
    }
}
