using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Rounds.Policies;

/// <summary>
/// <c>count</c>, <c>percent</c> and <c>weighted</c>: of the outcomes that are not a no and have enough, the one with most wins (of
/// equal ones the one named last). When none has enough the outcome is a no: the most reserved one voted for.
/// </summary>
internal sealed class Threshold(VotingRule rule, ImmutableArray<Outcome> outcomes) : Policy(outcomes)
{
    public override string? Settled(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting)
    {
        var left = waiting.Sum(Worth);
        return left == 0 ? Final(cast) : Early(cast, left);
    }

    private string Final(ImmutableArray<Ballot> cast)
    {
        var against = MostReserved(cast, static outcome => outcome.Kind == OutcomeKind.Negative) ?? Otherwise;
        if (Best(cast) is not { } best) return against;
        if (rule.Tie == TieRule.Enough || MostAgainst(cast) != Sum(cast, best)) return best;
        return rule.Tie == TieRule.Chair && cast.Any(ballot => ballot.Seat.Chair && ballot.Outcome == best) ? best : against;
    }

    private string? Early(ImmutableArray<Ballot> cast, int left)
    {
        if (Best(cast, left) is { } best) return IsOutOfReach(cast, best, left) ? best : null;
        foreach (var outcome in Outcomes)
            if (outcome.Kind != OutcomeKind.Negative && HasEnough(cast, outcome.Id, left, left)) return null;
        return OnlyNo;
    }

    /// <summary>The no that a round without enough ends with, when there is just one it could be.</summary>
    private string? OnlyNo => Outcomes.Count(outcome => outcome.Kind == OutcomeKind.Negative) <= 1 ? Otherwise : null;

    /// <summary>Of those with enough the one with most, where all who are left may yet vote for something else.</summary>
    private string? Best(ImmutableArray<Ballot> cast, int left = 0)
    {
        string? best = null;
        foreach (var outcome in Outcomes)
        {
            if (outcome.Kind == OutcomeKind.Negative || !HasEnough(cast, outcome.Id, 0, left)) continue;
            if (best is null || Sum(cast, outcome.Id) >= Sum(cast, best)) best = outcome.Id;
        }
        return best;
    }

    /// <summary>No other outcome can come level with it any more.</summary>
    private bool IsOutOfReach(ImmutableArray<Ballot> cast, string best, int left)
    {
        foreach (var outcome in Outcomes)
        {
            if (outcome.Id == best || (outcome.Kind == OutcomeKind.Negative && rule.Tie == TieRule.Enough)) continue;
            if (outcome.Kind != OutcomeKind.Negative && !HasEnough(cast, outcome.Id, left, left)) continue;
            if (Sum(cast, outcome.Id) + left >= Sum(cast, best)) return false;
        }
        return true;
    }

    /// <param name="more">What it gets of the votes that are left.</param>
    /// <param name="left">What is left in all; what it does not get goes to others.</param>
    private bool HasEnough(ImmutableArray<Ballot> cast, string outcome, int more, int left)
    {
        var sum = Sum(cast, outcome) + more;
        if (rule.Policy != RoundPolicy.Percent) return sum >= rule.Needed;
        var all = left;
        foreach (var ballot in cast)
            if (rule.Of == VoteBase.MayVote || ballot.Outcome != VotingRule.Abstained) all += Worth(ballot.Seat);
        return sum > 0 && sum * 100L >= all * (long)rule.Needed;
    }

    private int MostAgainst(ImmutableArray<Ballot> cast) => Outcomes.Where(outcome => outcome.Kind == OutcomeKind.Negative).Select(outcome => Sum(cast, outcome.Id)).DefaultIfEmpty().Max();

    private int Sum(ImmutableArray<Ballot> cast, string outcome)
    {
        var sum = 0;
        foreach (var ballot in cast)
            if (ballot.Outcome == outcome) sum += Worth(ballot.Seat);
        return sum;
    }

    /// <summary>Heads are counted, except where the policy is about weight.</summary>
    private int Worth(Seat seat) => rule.Policy == RoundPolicy.Weighted ? seat.Weight : 1;
}
