using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>A round's life: it opens with tasks, takes decisions, and closes with one outcome.</summary>
internal static class RoundLife
{
    public static void OpenRound(this Run run, Token token, StepPlan plan)
    {
        var step = plan.Step;
        var people = plan.Find(run.Case, run.Organisation, name => run.Lookup(name, token));
        if (people.IsEmpty)
        {
            run.Raise(token, run.ElementOf(token), "nobody-found", $"Nobody was found for '{step.Name}'; people who have left are never found.");
            return;
        }
        if (!run.TrySet(token, plan, people, out var deadline)) return;
        var round = run.Case.Last.Round + 1;
        run.Emit(new RoundOpened(round, token.Number, step.Id, (run.Case.Step(step.Id)?.Turns ?? 0) + 1, deadline?.DueAt, deadline?.WorkingTime, deadline?.Calendar) { At = run.At, By = run.By });
        run.AskMore(run.Case.Rounds.Numbered(round)!, step, people);
        run.ArmRungs(run.Case.Rounds.Numbered(round)!, plan);
    }

    /// <summary>Gives people tasks in an open round: one for all of them, or one for each, as the step's policy is.</summary>
    public static void AskMore(this Run run, OpenRound round, Step step, ImmutableArray<Candidate> people)
    {
        if (step.Policy == RoundPolicy.One) Create(run, round, people);
        else
            foreach (var person in people) Create(run, round, [person]);
    }

    /// <summary>Asks again at a step where a token stands already.</summary>
    public static void OpenRoundOf(this Run run, Token token) => run.OpenRound(token, run.ElementOf(token).Plan!);

    /// <summary>Closes the round when its policy has come to an outcome, and lets the step go on.</summary>
    public static void Count(this Run run, int number, StepPlan plan)
    {
        var round = run.Case.Rounds.Numbered(number)!;
        if (OutcomeOf(round, run.Case.Tasks, plan) is not { } outcome) return;
        run.CloseWith(round, outcome, "the round is closed");
    }

    /// <summary>Closes a round with its outcome, and lets the step go on.</summary>
    public static void CloseWith(this Run run, OpenRound round, string outcome, string reason)
    {
        var token = run.Case.Tokens.Numbered(round.Token)!;
        Close(run, round, outcome, reason);
        run.WriteSeen(round);
        run.ElementOf(token).Leave(run, token);
    }

    /// <summary>Closes the round a token waits for without a decision, if it waits for one.</summary>
    public static void CloseRoundOf(this Run run, Token token, string reason)
    {
        foreach (var round in run.Case.Rounds)
        {
            if (round.Token != token.Number) continue;
            Close(run, round, run.UndecidedAs, reason);
            return;
        }
    }

    public static void Close(Run run, OpenRound round, string outcome, string reason)
    {
        foreach (var task in run.Case.Tasks)
            if (task.Round == round.Number) run.Emit(new TaskCancelled(task.Number, reason) { At = run.At, By = run.By });
        run.DisarmRungs(round);
        run.Emit(new RoundClosed(round.Number, round.Step, outcome) { At = run.At, By = run.By });
    }

    private static void Create(Run run, OpenRound round, ImmutableArray<Candidate> people) =>
        run.Emit(new TaskCreated(run.Case.Last.Task + 1, round.Number, round.Step, people, round.DueAt) { At = run.At, By = run.By });

    private static string? OutcomeOf(OpenRound round, ImmutableArray<OpenTask> tasks, StepPlan plan)
    {
        var last = round.Votes[^1].Outcome;
        if (plan.Step.Policy == RoundPolicy.One || plan.Outcome(last) is { Kind: OutcomeKind.Negative }) return last;
        foreach (var task in tasks)
            if (task.Round == round.Number) return null;
        return Common(round.Votes, plan.Step.Outcomes);
    }

    /// <summary>What all agree on; where they differ, the outcome among theirs that the designer named last: the most reserved.</summary>
    private static string Common(ImmutableArray<Vote> votes, ImmutableArray<Outcome> outcomes)
    {
        for (var i = outcomes.Length - 1; i > 0; i--)
            foreach (var vote in votes)
                if (vote.Outcome == outcomes[i].Id) return vote.Outcome;
        return outcomes[0].Id;
    }
}
