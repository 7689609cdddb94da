using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Reasons for a refusal that several commands share.</summary>
internal static class Checks
{
    public static Refusal? NotActive(Case @case) => @case.Status switch
    {
        CaseStatus.Active => null,
        CaseStatus.None => Refusal.Of("no-case", "There is no such case."),
        _ => Refusal.Of("case-ended", $"The case is over: it was {@case.Status.ToString().ToLowerInvariant()}.", ("status", @case.Status.ToString())),
    };

    /// <summary>A reason somebody must give.</summary>
    public static Refusal? Reason(string reason) => Said(reason, "This");

    /// <summary>Why the deadline of a round cannot be changed: it has none.</summary>
    public static Refusal? DeadlineOf(OpenRound round) =>
        round.Deadline is null ? Refusal.Of("no-deadline", $"'{round.Step}' has no deadline.", ("step", round.Step)) : null;

    /// <summary>An open task, or why there is none of this number.</summary>
    public static Refusal? OpenTaskOf(Case @case, int number, out OpenTask? task)
    {
        task = null;
        if (NotActive(@case) is { } refusal) return refusal;
        task = @case.Task(number);
        if (task is not null) return null;
        return number > 0 && number <= @case.Last.Task
            ? Refusal.Of("task-finished", $"Task {number} is finished: somebody decided, or it was taken back.", ("task", $"{number}"))
            : Refusal.Of("unknown-task", $"The case has no task {number}.", ("task", $"{number}"));
    }

    /// <summary>The open task a person may act on, or why not.</summary>
    public static Refusal? TaskOf(Run run, int number, out OpenTask? task)
    {
        if (OpenTaskOf(run.Case, number, out task) is { } refusal) return refusal;
        var person = run.By;
        if (!task!.HasCandidate(person))
            return Refusal.Of("not-yours", $"Task {number} of '{task.Step}' is not given to {person}.", ("task", $"{number}"), ("step", task.Step), ("person", person));
        if (task.Assignee is { } holder && holder != person)
            return Refusal.Of("claimed-by-other", $"Task {number} of '{task.Step}' has been taken by {holder}.", ("task", $"{number}"), ("step", task.Step), ("person", holder));
        return Resting(run.Case) ?? run.MandateOver(task, person);
    }

    /// <summary>The open task on which a person may make a move, or why not.</summary>
    public static Refusal? MoveOn(Run run, int number, Move move, out OpenTask? task) =>
        TaskOf(run, number, out task) is { } refusal ? refusal : MoveOff(run, task!.Step, move) ?? (task.For is null ? null : OpinionOnly(task));

    public static Refusal? MoveOff(Run run, string step, Move move) => run.Procedure.Step(step)?.Off.Contains(move) == true
        ? Refusal.Of("move-off", $"'{step}' does not allow this.", ("step", step), ("move", move.ToString()))
        : null;

    public static Refusal OpinionOnly(OpenTask task) => Refusal.Of("opinion-only", $"Task {task.Number} asks for an opinion: the decision is not yours.", ("task", $"{task.Number}"), ("step", task.Step));

    /// <summary>What only the owner of a task may do, not whom it was delegated to.</summary>
    public static Refusal? Delegated(OpenTask task) => task.Owner is { } owner
        ? Refusal.Of("delegated", $"Task {task.Number} comes back to {owner.Person}, who decides.", ("task", $"{task.Number}"), ("step", task.Step), ("person", owner.Person))
        : null;

    public static Refusal? Resting(Case @case) => @case.Suspension is { } rest
        ? Refusal.Of("suspended", $"The case rests: {rest.Reason}", ("reason", rest.Reason))
        : null;

    /// <summary>Why somebody cannot be brought into a round; null when they can.</summary>
    public static Refusal? Newcomer(Run run, OpenTask task, string person, bool decides = true)
    {
        if (run.Organisation.Person(person) is not { Active: true }) return Refusal.Of("unknown-person", $"There is no active person {person}.", ("person", person));
        if (run.IsAskedIn(task.Round, person)) return Refusal.Of("already-asked", $"{person} is asked in this round already.", ("person", person), ("step", task.Step));
        if (decides && run.IsKeptOut(run.Procedure.Step(task.Step)!, person))
            return Refusal.Of("kept-out", $"A rule of '{task.Step}' keeps {person} from deciding there.", ("person", person), ("step", task.Step));
        return null;
    }

    /// <summary>Words that must be there, and not too many.</summary>
    public static Refusal? Said(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refusal.Of("comment-required", $"{what} needs words that say why.");
        return NotTooLong(text);
    }

    public static Refusal? NotTooLong(string? text) => text?.Length > AddComment.MaxLength
        ? Refusal.Of("comment-too-long", $"A comment has at most {AddComment.MaxLength:N0} characters; this one has {text.Length:N0}.", ("limit", $"{AddComment.MaxLength}"))
        : null;
}
