using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Rounds;

internal static class RoundCounting
{
    /// <summary>The round's outcome once it cannot change any more, or null.</summary>
    /// <param name="open">How many tasks of the round are still open.</param>
    public static string? OutcomeOf(Step step, ImmutableArray<Vote> votes, int open)
    {
        if (step.Policy == RoundPolicy.One) return votes[^1].Outcome;
        var negative = votes.FirstOrDefault(vote => KindOf(step, vote.Outcome) == OutcomeKind.Negative);
        if (negative is not null) return negative.Outcome;

        // Where they differ without one against it, the later of the designer's list: it is the less favourable.
        return open > 0 ? null : step.Outcomes.Last(outcome => votes.Any(vote => vote.Outcome == outcome.Id)).Id;
    }

    private static OutcomeKind KindOf(Step step, string outcome) => step.Outcomes.First(known => known.Id == outcome).Kind;
}
