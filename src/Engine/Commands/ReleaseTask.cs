using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>Gives a claimed task back to its group.</summary>
public sealed record ReleaseTask(int Task) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        var (task, refusal) = TaskMove.FindHeld(walk, Task);
        if (task is null) return refusal;
        if (task.Candidates.Length == 1) return Refusal.Of("only-candidate", "Nobody else could take this task.", ("step", task.Step));
        if (task.Assignee is not null) walk.Tell(new TaskReleased(Task, By) { At = At, By = By });
        return null;
    }
}
