using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Commands;

/// <summary>What every move of a task's holder asks first.</summary>
internal static class TaskMove
{
    /// <summary>The open task, or why this person cannot move it.</summary>
    public static (OpenTask? Task, Refusal? Refusal) Find(Walk walk, int number)
    {
        if (walk.Case.Task(number) is not { } task)
        {
            return (null, number > 0 && number <= walk.Case.Last.Task
                ? Refusal.Of("task-finished", "This task is finished already.", ("task", $"{number}"))
                : Refusal.Of("unknown-task", $"This case has no task {number}.", ("task", $"{number}")));
        }
        return task.HasCandidate(walk.By)
            ? (task, null)
            : (null, Refusal.Of("not-yours", "This task is not yours.", ("task", $"{number}"), ("step", task.Step)));
    }

    /// <summary>The same, and nobody else of the group has claimed it.</summary>
    public static (OpenTask? Task, Refusal? Refusal) FindHeld(Walk walk, int number)
    {
        var (task, refusal) = Find(walk, number);
        return task is { Assignee: { } holder } && holder != walk.By ? (null, ClaimedBy(walk, holder)) : (task, refusal);
    }

    public static Refusal ClaimedBy(Walk walk, string holder) =>
        Refusal.Of("claimed-by-other", $"{walk.Organisation.Person(holder)?.Name ?? holder} has taken this task.", ("person", holder));

    public static Refusal? NeedsComment(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? Refusal.Of("comment-required", "Please say why.") : null;
}
