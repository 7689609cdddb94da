namespace WorkflowHub.Engine.Procedures;

/// <summary>How the decisions of a round's people become its one outcome.</summary>
public enum RoundPolicy
{
    /// <summary>One task for the whole group: who takes it decides.</summary>
    One,

    /// <summary>Everybody must agree.</summary>
    All,

    /// <summary>Everybody is asked; the first to decide decides for all.</summary>
    Any,

    /// <summary>So many must agree.</summary>
    Count,

    /// <summary>So large a part must agree.</summary>
    Percent,

    /// <summary>Votes of so much weight must agree.</summary>
    Weighted,

    /// <summary>Everybody must agree and is asked one after another.</summary>
    Sequence,
}

/// <summary>What a percentage is taken of.</summary>
public enum VoteBase { MayVote, Voted }

/// <summary>Whether a round whose outcome is a no goes on asking the others.</summary>
public enum RejectMode { AtOnce, CollectAll }

/// <summary>Who wins when as many are against as agree.</summary>
public enum TieRule { Enough, Against, Chair }

/// <param name="Needed">For <see cref="RoundPolicy.Count"/> people, for <see cref="RoundPolicy.Percent"/> percent, for <see cref="RoundPolicy.Weighted"/> weight; else 0.</param>
/// <param name="Abstain">A person may decline to vote.</param>
/// <param name="Anonymous">Who voted is shown, what they voted is not; everybody is waited for, since an early end would tell the last vote.</param>
public sealed record VotingRule(
    RoundPolicy Policy, int Needed = 0, VoteBase Of = VoteBase.MayVote, RejectMode Reject = RejectMode.AtOnce, TieRule Tie = TieRule.Enough, bool Abstain = false, bool Anonymous = false)
{
    public static readonly VotingRule One = new(RoundPolicy.One);

    /// <summary>The outcome of whoever declines to vote; not one a designer may name.</summary>
    public const string Abstained = "abstain";
}
