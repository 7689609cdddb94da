using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Undoing one's own decision while it has had no consequences but the engine's own.</summary>
internal static class TakingBack
{
    /// <summary>The round is open: the vote goes, and its task comes again.</summary>
    public static Refusal? TakeBackOpen(this Run run, OpenRound round, Vote vote)
    {
        var plan = run.Procedure.Element(round.Step).Plan!;
        var next = round.Line is null || vote.Group is not null ? null : run.Case.Tasks.FirstOrDefault(task => task.Round == round.Number && task.Group is null && task.For is null);
        if (IsActedOn(round, vote) || next is { Owner: not null } or { Draft: not null } || (next is not null && next.Candidates.Length > 1 && next.Assignee is not null)) return ActedOn(vote.Task, round.Step);
        if (vote.Group is { } group && round.Added!.Value.FirstOrDefault(added => added.Number == group) is { } signers && round.Votes.Any(other => other.Task == signers.Task)) return ActedOn(vote.Task, round.Step);

        foreach (var added in round.Added ?? [])
            if (added.Task == vote.Task && added.Place == SignerPlace.After) Drop(run, round, added);
        if (next is not null) BackIntoLine(run, round, next);
        run.Emit(new DecisionTakenBack(vote.Task, round.Number, round.Step, vote.Person) { At = run.At, By = run.By });
        run.Emit(new TaskCreated(run.Case.Last.Task + 1, round.Number, round.Step, [Again(vote)], round.DueAt) { InsteadOf = vote.Task, Group = vote.Group, At = run.At, By = run.By });
        run.AskSigners(round.Number, plan);
        return null;
    }

    /// <summary>The round was closed by it: everything behind is cancelled, and the step begins again. Not where a step is done several times.</summary>
    public static Refusal? TakeBackClosed(this Run run, PastVote vote)
    {
        var step = run.Procedure.Element(vote.Step);
        if (run.Case.Step(vote.Step) is not { Outcome: not null, Within: null } decided || decided.By != vote.Person || decided.Closed != vote.Closed || ActedBehind(run, step, vote.Closed))
            return ActedOn(vote.Task, vote.Step);
        if (run.TokenBehind(step) is not { } source || !Returning.IsPassed(run, source, step)) return ActedOn(vote.Task, vote.Step);

        run.Emit(new DecisionTakenBack(vote.Task, 0, vote.Step, vote.Person) { At = run.At, By = run.By });
        run.TakeUpAgain(source, step);
        return null;
    }

    private static bool IsActedOn(OpenRound round, Vote vote) =>
        (round.Line is not null && vote.Group is null && round.Votes.Last(other => other.Group is null) != vote)
        || (round.Added ?? []).Any(added => added.Task == vote.Task && added.Place == SignerPlace.After && round.Votes.Any(other => other.Group == added.Number));

    private static void Drop(Run run, OpenRound round, AddedSigners added)
    {
        var tasks = run.Case.Tasks.Where(task => task.Round == round.Number && task.Group == added.Number).ToList();
        foreach (var task in tasks) run.CancelTask(task, "the decision was taken back");
        foreach (var signer in tasks.SelectMany(task => task.Candidates).Concat(added.Waiting))
            run.Emit(new SignerRemoved(round.Number, added.Number, signer.Person) { At = run.At, By = run.By });
    }

    /// <summary>Whoever was asked next waits again.</summary>
    private static void BackIntoLine(Run run, OpenRound round, OpenTask next)
    {
        run.CancelTask(next, "the decision before was taken back");
        run.Emit(new LineFormed(round.Number, [next.Candidates[0], .. round.Line!.Value]) { At = run.At, By = run.By });
    }

    private static Candidate Again(Vote vote) => new(vote.Person, Reason.TakenBack) { Seat = vote.Seat, OnBehalfOf = vote.OnBehalfOf, Capacity = vote.Capacity };

    /// <summary>Whether somebody or something outside has acted since behind the step.</summary>
    private static bool ActedBehind(Run run, Element step, long since)
    {
        foreach (var (id, revision) in run.Case.Acts)
            if (revision > since && run.Procedure.Elements.TryGetValue(id, out var element) && LiesBehind(element, step)) return true;
        return false;
    }

    /// <summary>Compared in the innermost container that holds both.</summary>
    private static bool LiesBehind(Element element, Element step)
    {
        for (var own = step; own is not null; own = own.Body.Owner)
            for (var other = element; other is not null; other = other.Body.Owner)
                if (own.Body == other.Body) return own == other ? own == step : own.Body.Regions.Behind(own).Contains(other);
        return false;
    }

    /// <summary>A token that stands where the decision had led, in the innermost container that holds one.</summary>
    private static Token? TokenBehind(this Run run, Element step)
    {
        for (var own = step; own is not null; own = own.Body.Owner)
            foreach (var token in run.Case.Tokens)
                if (run.ElementOf(token) is var element && element.Body == own.Body && element != own && own.Body.Regions.Behind(own).Contains(element)) return token;
        return null;
    }

    private static Refusal ActedOn(int task, string step) =>
        Refusal.Of("acted-on", $"What was decided on task {task} cannot be taken back: somebody has acted on it.", ("task", $"{task}"), ("step", step));
}
