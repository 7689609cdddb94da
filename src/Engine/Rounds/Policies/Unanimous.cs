using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Rounds.Policies;

/// <summary><c>all</c> and <c>sequence</c>: the first no is the outcome; else, once everybody has voted, the most reserved of what they said.</summary>
internal sealed class Unanimous(ImmutableArray<Outcome> outcomes) : Policy(outcomes)
{
    public override string? Settled(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting)
    {
        foreach (var ballot in cast)
            if (IsAgainst(ballot.Outcome)) return ballot.Outcome;
        return waiting.IsEmpty ? MostReserved(cast, static _ => true) ?? Otherwise : null;
    }
}
