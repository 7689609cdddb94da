using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Tasks of an open round: new ones, and ones that take another's place.</summary>
internal static class Asking
{
    public static void AskFor(this Run run, OpenRound round, ImmutableArray<Candidate> people, int? group = null)
    {
        foreach (var person in people)
            if (person.Capacity is { } capacity) run.Note(round.Step, StepRule.Acting, Reason.ActingFor(capacity, person.OnBehalfOf!), person.Person);
        run.Emit(new TaskCreated(run.Case.Last.Task + 1, round.Number, round.Step, people, round.DueAt) { Group = group, At = run.At, By = run.By });
    }

    /// <summary>Another task takes the place of one, with its seat, its signers, opinions and draft.</summary>
    /// <param name="owner">To whom the new one comes back, when it is delegated.</param>
    public static void Replace(this Run run, OpenTask task, ImmutableArray<Candidate> people, string reason, Candidate? owner = null)
    {
        run.Emit(new TaskCreated(run.Case.Last.Task + 1, task.Round, task.Step, [.. people.Select(person => person with { Seat = task.Seat })], task.DueAt)
        {
            InsteadOf = task.Number, For = task.For, Group = task.Group, Owner = owner, At = run.At, By = run.By,
        });
        run.Emit(new TaskCancelled(task.Number, reason) { At = run.At, By = run.By });
    }

    /// <summary>
    /// Signers whose turn has come since the round was last counted are asked; who need not decide any more, since one of their seat
    /// is against it, or the seat has voted, is not asked any more.
    /// </summary>
    public static void AskSigners(this Run run, int number, StepPlan plan)
    {
        foreach (var group in run.Case.Rounds.Numbered(number)!.Added ?? [])
        {
            var round = run.Case.Rounds.Numbered(number)!;
            if (Counting.OfSeat(round, run.Case.Tasks, plan, group.Task, OwnVote(round, group.Task)) is not null) Settle(run, round, group);
            else if (Counting.OfGroup(round, run.Case.Tasks, plan, group) is not null) CancelGroup(run, round, group);
            else if (group.Place != SignerPlace.After || OwnVote(round, group.Task) is not null) run.AskGroup(round, group);
        }
    }

    /// <summary>Whether a task's holder has to wait for signers who were to decide before them.</summary>
    public static bool IsWaitingForSigners(this Run run, OpenTask task, StepPlan plan)
    {
        var round = run.Case.Rounds.Numbered(task.Round)!;
        return (round.Added ?? []).Any(group => group.Task == task.Number && group.Place == SignerPlace.Before && Counting.OfGroup(round, run.Case.Tasks, plan, group) is null);
    }

    private static void AskGroup(this Run run, OpenRound round, AddedSigners group)
    {
        if (group.Policy == RoundPolicy.One && !group.Waiting.IsEmpty) run.AskFor(round, group.Waiting, group.Number);
        else
            foreach (var signer in group.Waiting) run.AskFor(round, [signer], group.Number);
    }

    private static void Settle(Run run, OpenRound round, AddedSigners group)
    {
        CancelGroup(run, round, group);
        foreach (var task in run.Case.Tasks)
            if (task.Number == group.Task) run.CancelTask(task, "an added signer is against it");
    }

    private static void CancelGroup(Run run, OpenRound round, AddedSigners group)
    {
        foreach (var task in run.Case.Tasks)
            if (task.Round == round.Number && task.Group == group.Number) run.CancelTask(task, "the added signers have decided");
        foreach (var signer in group.Waiting) run.Emit(new SignerRemoved(round.Number, group.Number, signer.Person) { At = run.At, By = run.By });
    }

    /// <summary>Takes a task away with the opinions that were asked for it.</summary>
    public static void CancelTask(this Run run, OpenTask task, string reason)
    {
        run.CancelOpinions(task.Number);
        run.Emit(new TaskCancelled(task.Number, reason) { At = run.At, By = run.By });
    }

    public static void CancelOpinions(this Run run, int number)
    {
        foreach (var opinion in run.Case.Tasks)
            if (opinion.For == number) run.Emit(new TaskCancelled(opinion.Number, "the opinion is not waited for any more") { At = run.At, By = run.By });
    }

    private static string? OwnVote(OpenRound round, int task)
    {
        foreach (var vote in round.Votes)
            if (vote.Task == task) return vote.Outcome;
        return null;
    }
}
