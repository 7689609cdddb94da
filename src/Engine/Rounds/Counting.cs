using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds.Policies;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>
/// What a round's votes come to. Each person the step asked has a seat; signers whom they added belong to that seat, and it has voted
/// when all of them have: the first no is the seat's, else the most reserved of what they said.
/// </summary>
internal static class Counting
{
    public static string? OutcomeOf(OpenRound round, ImmutableArray<OpenTask> tasks, StepPlan plan)
    {
        var cast = ImmutableArray.CreateBuilder<Ballot>();
        var waiting = ImmutableArray.CreateBuilder<Seat>();
        foreach (var vote in round.Votes)
            if (vote.Group is null) Add(vote.Task, vote.Outcome, vote.Seat);
        foreach (var task in tasks)
            if (task.Round == round.Number && task.Group is null && task.For is null) Add(task.Number, null, task.Seat);
        foreach (var group in (round.Added ?? []).DistinctBy(group => group.Task))
            if (tasks.Numbered(group.Task) is null && !round.Votes.Any(vote => vote.Task == group.Task)) Add(group.Task, VotingRule.Abstained, group.Seat);
        foreach (var next in round.Line ?? []) waiting.Add(next.Seat ?? Seat.Plain);
        return plan.Voting.Outcome(cast.ToImmutable(), waiting.ToImmutable());

        void Add(int task, string? own, Seat? seat)
        {
            if (OfSeat(round, tasks, plan, task, own) is { } outcome) cast.Add(new Ballot(outcome, seat ?? Seat.Plain));
            else waiting.Add(seat ?? Seat.Plain);
        }
    }

    /// <summary>What a seat has decided together with the signers added to it; null while that is open.</summary>
    /// <param name="own">What its holder decided.</param>
    public static string? OfSeat(OpenRound round, ImmutableArray<OpenTask> tasks, StepPlan plan, int task, string? own)
    {
        var added = (round.Added ?? []).Where(group => group.Task == task).ToImmutableArray();
        if (added.IsEmpty) return own;
        string?[] all = [own, .. added.Select(group => OfGroup(round, tasks, plan, group))];
        var cast = all.OfType<string>().Select(outcome => new Ballot(outcome, Seat.Plain)).ToImmutableArray();
        return Joint(RoundPolicy.All, plan).Outcome(cast, [.. Enumerable.Repeat(Seat.Plain, all.Length - cast.Length)]);
    }

    /// <summary>What a group of added signers has decided; null while that is open.</summary>
    public static string? OfGroup(OpenRound round, ImmutableArray<OpenTask> tasks, StepPlan plan, AddedSigners group)
    {
        var cast = round.Votes.Where(vote => vote.Group == group.Number).Select(vote => new Ballot(vote.Outcome, Seat.Plain)).ToImmutableArray();
        var waiting = group.Waiting.Length + tasks.Count(task => task.Round == round.Number && task.Group == group.Number && task.For is null);
        return Joint(group.Policy, plan).Outcome(cast, [.. Enumerable.Repeat(Seat.Plain, waiting)]);
    }

    private static Voting Joint(RoundPolicy policy, StepPlan plan) => Voting.Of(new VotingRule(policy), plan.Step.Outcomes);
}
