using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Gives a claimed task back to its group.</summary>
public sealed record ReleaseTask(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run.Case, Task, By, out var task) is { } refusal) return refusal;
        if (task!.Status != OpenTaskStatus.Claimed)
            return Checks.Refuse("not-claimed", $"Task {Task} of '{task.Step}' was not claimed: there is nothing to give back.", ("task", $"{Task}"), ("step", task.Step));
        run.Emit(new TaskReleased(Task, By) { At = At, By = By });
        return null;
    }
}
