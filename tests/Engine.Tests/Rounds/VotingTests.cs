using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds.Policies;

namespace WorkflowHub.Engine.Tests.Rounds;

public sealed class VotingTests
{
    private static readonly ImmutableArray<Outcome> TwoWays = Outcomes("+yes", "-no");
    private static readonly ImmutableArray<Outcome> ThreeWays = Outcomes("+yes", "+later", "-no");

    /// <summary>Votes cast in order, how many are still to come, and the outcome (empty while the round is open).</summary>
    public static TheoryData<string, int, string, int, string> Counted => new()
    {
        { "Any", 0, "yes", 2, "yes" }, { "Any", 0, "no", 2, "no" }, { "Any", 0, "abstain", 2, "" }, { "Any", 0, "abstain abstain", 0, "no" },
        { "All", 0, "yes yes", 1, "" }, { "All", 0, "yes yes yes", 0, "yes" }, { "All", 0, "yes no", 1, "no" }, { "All", 0, "yes abstain", 0, "yes" }, { "All", 0, "abstain", 0, "no" },
        { "All", 0, "yes later yes", 0, "later" }, { "Sequence", 0, "later", 1, "" }, { "Sequence", 0, "no", 1, "no" },
        { "Count", 2, "yes", 2, "" }, { "Count", 2, "yes yes", 3, "" }, { "Count", 2, "yes yes", 1, "yes" }, { "Count", 2, "no no", 1, "no" }, { "Count", 2, "yes no", 1, "" }, { "Count", 2, "yes no no", 0, "no" },
        { "Count", 3, "yes yes yes later later", 0, "yes" }, { "Count", 2, "yes yes later later", 0, "later" },
        { "Percent", 50, "yes yes", 2, "" }, { "Percent", 50, "yes yes no no", 0, "yes" }, { "Percent", 50, "yes yes yes", 1, "yes" }, { "Percent", 51, "yes yes no", 1, "" }, { "Percent", 51, "yes yes no no", 0, "no" },
        { "Percent", 66, "yes yes abstain", 0, "yes" }, { "Percent", 67, "yes yes abstain", 0, "no" }, { "Percent", 100, "no", 4, "no" },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void Votes_are_counted(string policy, int needed, string cast, int waiting, string outcome) =>
        Assert.Equal(outcome, Count(new VotingRule(Enum.Parse<RoundPolicy>(policy), needed), ThreeWays, cast, waiting));

    [Fact]
    public void Two_of_five_are_enough_when_there_is_one_way_to_agree() => Assert.Equal("yes", Count(new(RoundPolicy.Count, 2), TwoWays, "no yes yes", 2));

    [Fact]
    public void A_percentage_of_those_who_voted_leaves_out_who_abstained()
    {
        var rule = new VotingRule(RoundPolicy.Percent, 60, VoteBase.Voted);

        Assert.Equal("yes", Count(rule, TwoWays, "yes yes no abstain abstain", 0));
        Assert.Equal("no", Count(rule with { Of = VoteBase.MayVote }, TwoWays, "yes yes no abstain abstain", 0));
        Assert.Equal("no", Count(rule, TwoWays, "abstain", 0));
    }

    [Fact]
    public void Weight_is_counted_and_not_heads()
    {
        var voting = Voting.Of(new VotingRule(RoundPolicy.Weighted, 5), TwoWays);

        Assert.Equal("yes", voting.Outcome([new("no", Seat.Plain), new("yes", new Seat(5))], [Seat.Plain]));
        Assert.Equal("no", voting.Outcome([new("no", new Seat(5)), new("yes", new Seat(2))], [new Seat(2)]));
        Assert.Null(voting.Outcome([new("yes", new Seat(3))], [new Seat(2)]));
    }

    [Fact]
    public void The_no_of_a_veto_holder_is_the_rounds()
    {
        var voting = Voting.Of(new VotingRule(RoundPolicy.Count, 1), TwoWays);

        Assert.Null(voting.Outcome([new("yes", Seat.Plain)], [new Seat(Veto: true)]));
        Assert.Equal("no", voting.Outcome([new("yes", Seat.Plain), new("no", new Seat(Veto: true))], [Seat.Plain]));
        Assert.Equal("yes", voting.Outcome([new("yes", Seat.Plain), new("abstain", new Seat(Veto: true))], [Seat.Plain]));
    }

    [Theory]
    [InlineData(TieRule.Enough, "yes")]
    [InlineData(TieRule.Against, "no")]
    [InlineData(TieRule.Chair, "yes")]
    public void A_tie_is_broken_as_the_step_says(TieRule tie, string outcome)
    {
        var voting = Voting.Of(new VotingRule(RoundPolicy.Percent, 50, Tie: tie), TwoWays);

        Assert.Equal(outcome, voting.Outcome([new("yes", new Seat(Chair: true)), new("no", Seat.Plain)], []));
        Assert.Equal(tie == TieRule.Enough ? "yes" : "no", voting.Outcome([new("yes", Seat.Plain), new("no", new Seat(Chair: true))], []));
    }

    [Fact]
    public void All_opinions_are_collected_where_the_step_wants_them()
    {
        var rule = new VotingRule(RoundPolicy.All, Reject: RejectMode.CollectAll);

        Assert.Equal("", Count(rule, TwoWays, "no yes", 1));
        Assert.Equal("no", Count(rule, TwoWays, "no yes yes", 0));
    }

    [Fact]
    public void An_anonymous_vote_does_not_end_early() => Assert.Equal("", Count(new(RoundPolicy.All, Anonymous: true), TwoWays, "no", 1));

    [Fact]
    public void An_early_end_never_differs_from_counting_all()
    {
        for (var seed = 1; seed <= 20_000; seed++)
        {
            var chance = new Random(seed);
            var outcomes = Random(chance);
            var rule = new VotingRule(
                (RoundPolicy)chance.Next(7), chance.Next(1, 8), (VoteBase)chance.Next(2), (RejectMode)chance.Next(2), (TieRule)chance.Next(3), chance.Next(2) == 0, chance.Next(6) == 0);
            if (rule.Policy == RoundPolicy.Percent) rule = rule with { Needed = chance.Next(1, 101) };
            CheckEarly(Voting.Of(rule, outcomes), rule, outcomes, [.. Enumerable.Range(0, chance.Next(1, 6)).Select(_ => new Seat(chance.Next(1, 4), chance.Next(6) == 0, chance.Next(5) == 0))], chance, $"seed {seed}: {rule}");
        }
    }

    private static void CheckEarly(Voting voting, VotingRule rule, ImmutableArray<Outcome> outcomes, ImmutableArray<Seat> seats, Random chance, string told)
    {
        var words = outcomes.Select(outcome => outcome.Id).Concat(rule.Abstain ? ["abstain"] : []).ToArray();
        var cast = ImmutableArray<Ballot>.Empty;
        while (true)
        {
            var waiting = seats[cast.Length..];
            var all = Completions(cast, waiting, words).Select(complete => voting.Outcome(complete, [])).Distinct().ToList();
            Assert.DoesNotContain(null, all);
            var early = voting.Outcome(cast, waiting);
            if (early is not null) Assert.True(all is [var only] && only == early, $"{told}: {string.Join(' ', cast)} of {seats.Length} gave {early}, not {string.Join(" or ", all)}");
            else if (IsPlain(rule, outcomes, seats) && (all[0] == "yes" || rule.Reject == RejectMode.AtOnce)) Assert.True(all.Count > 1, $"{told}: {string.Join(' ', cast)} of {seats.Length} can only give {all[0]}");
            if (waiting.IsEmpty) return;
            cast = cast.Add(new Ballot(words[chance.Next(words.Length)], waiting[0]));
        }
    }

    /// <summary>Where the early end comes at the very first moment it can; elsewhere it may come a vote later.</summary>
    private static bool IsPlain(VotingRule rule, ImmutableArray<Outcome> outcomes, ImmutableArray<Seat> seats) =>
        outcomes.Length == 2 && outcomes[0].Kind == OutcomeKind.Positive && outcomes[1].Kind == OutcomeKind.Negative && !rule.Anonymous && rule.Tie == TieRule.Enough
        && !rule.Abstain && !seats.Any(seat => seat.Veto) && rule.Policy is RoundPolicy.Count or RoundPolicy.Percent or RoundPolicy.Weighted;

    private static IEnumerable<ImmutableArray<Ballot>> Completions(ImmutableArray<Ballot> cast, ImmutableArray<Seat> waiting, string[] words) =>
        waiting.IsEmpty ? [cast] : words.SelectMany(word => Completions(cast.Add(new Ballot(word, waiting[0])), waiting[1..], words));

    private static ImmutableArray<Outcome> Random(Random chance) =>
        chance.Next(2) == 0 ? TwoWays : [.. Enumerable.Range(0, chance.Next(1, 4)).Select(number => new Outcome($"o{number}", LocalText.Of("o"), (OutcomeKind)chance.Next(3), false))];

    private static string Count(VotingRule rule, ImmutableArray<Outcome> outcomes, string cast, int waiting) =>
        Voting.Of(rule, outcomes).Outcome([.. cast.Split(' ').Select(vote => new Ballot(vote, Seat.Plain))], [.. Enumerable.Repeat(Seat.Plain, waiting)]) ?? "";

    private static ImmutableArray<Outcome> Outcomes(params string[] signed) =>
        [.. signed.Select(name => new Outcome(name[1..], LocalText.Of(name[1..]), name[0] == '+' ? OutcomeKind.Positive : OutcomeKind.Negative, false))];
}
