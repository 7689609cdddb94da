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
    public static Refusal? Reason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Of("comment-required", "This needs a reason.");
        if (reason.Length <= AddComment.MaxLength) return null;
        return Refusal.Of("comment-too-long", $"A reason has at most {AddComment.MaxLength:N0} characters; this one has {reason.Length:N0}.", ("limit", $"{AddComment.MaxLength}"));
    }

    /// <summary>Why the deadline of a round cannot be changed: it has none.</summary>
    public static Refusal? DeadlineOf(OpenRound round) =>
        round.Deadline is null ? Refusal.Of("no-deadline", $"'{round.Step}' has no deadline.", ("step", round.Step)) : null;

    /// <summary>The open task a person may act on, or why not.</summary>
    public static Refusal? TaskOf(Case @case, int number, string person, out OpenTask? task)
    {
        if (OpenTaskOf(@case, number, out task) is { } refusal) return refusal;
        if (!task!.HasCandidate(person))
            return Refusal.Of("not-yours", $"Task {number} of '{task.Step}' is not given to {person}.", ("task", $"{number}"), ("step", task.Step), ("person", person));
        if (task.Assignee is { } holder && holder != person)
            return Refusal.Of("claimed-by-other", $"Task {number} of '{task.Step}' has been taken by {holder}.", ("task", $"{number}"), ("step", task.Step), ("person", holder));
        return null;
    }

    /// <summary>An open task, or why there is none.</summary>
    public static Refusal? OpenTaskOf(Case @case, int number, out OpenTask? task)
    {
        task = null;
        if (NotActive(@case) is { } refusal) return refusal;
        task = @case.Task(number);
        if (task is null)
            return number > 0 && number <= @case.Last.Task
                ? Refusal.Of("task-finished", $"Task {number} is finished: somebody decided, or it was taken back.", ("task", $"{number}"))
                : Refusal.Of("unknown-task", $"The case has no task {number}.", ("task", $"{number}"));
        return null;
    }
}
