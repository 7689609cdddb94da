using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Rounds.Policies;

/// <summary>
/// Whether the votes cast so far settle a round. It closes as soon as no vote still to come could change its outcome, and what is
/// said then is what counting all of them would say.
/// </summary>
internal sealed class Voting
{
    private readonly VotingRule rule;
    private readonly Policy policy;

    private Voting(VotingRule rule, Policy policy) => (this.rule, this.policy) = (rule, policy);

    public static Voting Of(VotingRule rule, ImmutableArray<Outcome> outcomes) => new(rule, rule.Policy switch
    {
        RoundPolicy.One or RoundPolicy.Any => new FirstVote(outcomes),
        RoundPolicy.All or RoundPolicy.Sequence => new Unanimous(outcomes),
        _ => new Threshold(rule, outcomes),
    });

    /// <param name="cast">In the order in which they were cast.</param>
    /// <param name="waiting">What the votes that are still to come are worth.</param>
    /// <returns>The round's outcome, or null while it is open.</returns>
    public string? Outcome(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting)
    {
        if (!waiting.IsEmpty && rule.Anonymous) return null;
        var outcome = Settled(cast, waiting);
        if (outcome is not null && !waiting.IsEmpty && rule.Reject == RejectMode.CollectAll && policy.IsAgainst(outcome)) return null;
        return outcome;
    }

    private string? Settled(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting)
    {
        foreach (var ballot in cast)
            if (ballot.Seat.Veto && policy.IsAgainst(ballot.Outcome)) return ballot.Outcome;
        if (policy.Settled(cast, waiting) is not { } outcome) return null;
        foreach (var seat in waiting)
            if (seat.Veto && !policy.IsSafeFromVeto(outcome)) return null;
        return outcome;
    }
}

/// <summary>One way of counting. Vetoes and waiting for everybody are common to all and not its business.</summary>
internal abstract class Policy(ImmutableArray<Outcome> outcomes)
{
    protected ImmutableArray<Outcome> Outcomes => outcomes;

    /// <summary>The outcome that no vote still to come can change, or null. With nobody left to vote there always is one.</summary>
    public abstract string? Settled(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting);

    public bool IsAgainst(string outcome)
    {
        foreach (var known in outcomes)
            if (known.Id == outcome) return known.Kind == OutcomeKind.Negative;
        return false;
    }

    /// <summary>A veto still to come could only say the same.</summary>
    public bool IsSafeFromVeto(string outcome) => IsAgainst(outcome) && outcomes.Count(known => known.Kind == OutcomeKind.Negative) == 1;

    /// <summary>What becomes of a round in which too few agree and nobody is against: the first no the designer named, else the last outcome.</summary>
    protected string Otherwise => (outcomes.FirstOrDefault(known => known.Kind == OutcomeKind.Negative) ?? outcomes[^1]).Id;

    /// <summary>Of the outcomes voted for, the one the designer named last: the most reserved. Null when none fits.</summary>
    protected string? MostReserved(ImmutableArray<Ballot> cast, Func<Outcome, bool> fits)
    {
        for (var i = outcomes.Length - 1; i >= 0; i--)
        {
            if (!fits(outcomes[i])) continue;
            foreach (var ballot in cast)
                if (ballot.Outcome == outcomes[i].Id) return ballot.Outcome;
        }
        return null;
    }
}
