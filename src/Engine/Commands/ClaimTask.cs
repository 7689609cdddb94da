using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Takes a group task for oneself. Taking what one already holds changes nothing.</summary>
public sealed record ClaimTask(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if (Checks.MoveOff(run, task!.Step, Procedures.Move.Claim) is { } off) return off;
        if (task.Assignee is null) run.Emit(new TaskClaimed(Task, By) { At = At, By = By });
        return null;
    }
}
