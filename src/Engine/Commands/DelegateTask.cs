using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Has somebody else do the work of a task; it comes back, and its owner decides.</summary>
/// <param name="To">Person id.</param>
public sealed record DelegateTask(int Task, string To, string? Comment) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.MoveOn(run, Task, Move.Delegate, out var task) is { } refusal) return refusal;
        if ((Checks.Delegated(task!) ?? Passing.NotFurther(task!, By) ?? Checks.Newcomer(run, task!, To) ?? Checks.NotTooLong(Comment)) is { } unfit) return unfit;
        var owner = run.Hold(task!);
        run.Emit(new TaskDelegated(Task, By, To, Comment) { At = At, By = By });
        run.Replace(task!, [new Candidate(To, Reason.By(Reason.Delegated, By))], "delegated", owner);
        return null;
    }
}
