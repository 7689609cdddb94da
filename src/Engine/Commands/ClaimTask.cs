using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>Takes a group task for oneself.</summary>
public sealed record ClaimTask(int Task) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        var (task, refusal) = TaskMove.FindHeld(walk, Task);
        if (task is null) return refusal;
        if (task.Assignee is null) walk.Tell(new TaskClaimed(Task, By) { At = At, By = By });
        return null;
    }
}
