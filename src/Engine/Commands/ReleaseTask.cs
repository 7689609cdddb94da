using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Gives a claimed task back to its group. One that nobody has claimed stays as it is.</summary>
public sealed record ReleaseTask(int Task) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if (Checks.MoveOff(run, task!.Step, Procedures.Move.Claim) is { } off) return off;
        if (task.Candidates.Length == 1)
            return Refusal.Of("only-candidate", $"Task {Task} of '{task.Step}' is yours alone: there is nobody to give it back to.", ("task", $"{Task}"), ("step", task.Step));
        if (task.Status != OpenTaskStatus.Claimed) return null;
        run.Emit(new TaskReleased(Task, By) { At = At, By = By });
        return null;
    }
}
