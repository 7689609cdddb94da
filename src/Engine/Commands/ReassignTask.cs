using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>A supervisor gives a task to somebody else. Who may is checked where people's rights are known.</summary>
/// <param name="To">Person id.</param>
public sealed record ReassignTask(int Task, string To, string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.OpenTaskOf(run.Case, Task, out var task) is { } refusal) return refusal;
        if ((Checks.Newcomer(run, task!, To, decides: task!.For is null) ?? Checks.Said(Reason, "Giving a task to somebody else")) is { } unfit) return unfit;
        run.Emit(new TaskReassigned(Task, task.Assignee, To, Reason) { At = At, By = By });
        run.Replace(task, [new Candidate(To, Organisation.Reason.By(Organisation.Reason.Reassigned, By))], "reassigned", task.Owner);
        return null;
    }
}
