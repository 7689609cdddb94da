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
        if (run.FindPeople(plan, token) is not { } people)
        {
            run.ElementOf(token).Leave(run, token);
            return;
        }
        if (IsTooFew(run, token, plan, people) || !run.TrySet(token, plan, [.. people.SelectMany(seat => seat.Candidates)], out var deadline)) return;

        var step = plan.Step;
        var round = run.Case.Last.Round + 1;
        run.Emit(new RoundOpened(round, token.Number, step.Id, (run.Case.Step(step.Id)?.Turns ?? 0) + 1, deadline?.DueAt, deadline?.WorkingTime, deadline?.Calendar) { At = run.At, By = run.By });
        Ask(run, plan, round, people);
        run.ArmRungs(run.Case.Rounds.Numbered(round)!, plan);
        run.ApproveAgain(round, plan);
    }

    /// <summary>Gives more people tasks in an open round: one for all of them, or one for each, as the step's policy is.</summary>
    public static void AskMore(this Run run, OpenRound round, Step step, ImmutableArray<Candidate> people)
    {
        if (step.Policy == RoundPolicy.One) run.AskFor(round, people);
        else
            foreach (var person in people) run.AskFor(round, [person]);
    }

    /// <summary>Asks again at a step where a token stands already.</summary>
    public static void OpenRoundOf(this Run run, Token token) => run.OpenRound(token, run.ElementOf(token).Plan!);

    /// <summary>Closes the round when its policy has come to an outcome, and lets the step go on; else asks whose turn it is now.</summary>
    public static void Count(this Run run, int number, StepPlan plan)
    {
        run.AskSigners(number, plan);
        var round = run.Case.Rounds.Numbered(number)!;
        if (Counting.OutcomeOf(round, run.Case.Tasks, plan) is not { } outcome)
        {
            AskNext(run, round, plan);
            return;
        }
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

    private static void Ask(Run run, StepPlan plan, int number, ImmutableArray<FoundSeat> people)
    {
        var round = run.Case.Rounds.Numbered(number)!;
        switch (plan.Step.Policy)
        {
            case RoundPolicy.One:
                run.AskFor(round, [.. people.SelectMany(seat => seat.Candidates).DistinctBy(candidate => candidate.Person)]);
                break;
            case RoundPolicy.Sequence:
                run.Emit(new LineFormed(number, [.. people.Select(seat => seat.Found)]) { At = run.At, By = run.By });
                AskNext(run, run.Case.Rounds.Numbered(number)!, plan);
                break;
            default:
                foreach (var seat in people) run.AskFor(round, seat.Candidates);
                break;
        }
    }

    /// <summary>Of those who are asked one after another, the next, once nobody else's decision is waited for.</summary>
    private static void AskNext(Run run, OpenRound round, StepPlan plan)
    {
        if (round.Line is not { IsEmpty: false } line) return;
        foreach (var task in run.Case.Tasks)
            if (task.Round == round.Number) return;
        var seat = run.ActingFor(line[0], plan, person => round.Votes.Any(vote => vote.Person == person) || line.Any(next => next.Person == person));
        run.AskFor(round, seat.IsEmpty ? [line[0]] : seat);
    }

    /// <summary>A round that could not come to a yes is not begun.</summary>
    private static bool IsTooFew(Run run, Token token, StepPlan plan, ImmutableArray<FoundSeat> people)
    {
        if (people.IsEmpty)
        {
            run.Raise(token, run.ElementOf(token), "nobody-found", $"Nobody was found for '{plan.Step.Name}'; people who have left are never found.");
            return true;
        }
        var voting = plan.Step.Voting;
        var most = voting.Policy switch
        {
            RoundPolicy.Count => people.Length,
            RoundPolicy.Weighted => people.Sum(seat => (seat.Found.Seat ?? Seat.Plain).Weight),
            _ => voting.Needed,
        };
        if (most >= voting.Needed) return false;
        run.Raise(token, run.ElementOf(token), "too-few", $"'{plan.Step.Name}' needs {voting.Needed} to agree, but the votes of all who were found come to {most}.");
        return true;
    }
}
