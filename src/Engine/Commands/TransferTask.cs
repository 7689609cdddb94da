using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Gives a task to somebody else for good.</summary>
/// <param name="To">Person id.</param>
public sealed record TransferTask(int Task, string To, string? Comment) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.MoveOn(run, Task, Move.Transfer, out var task) is { } refusal) return refusal;
        if ((Checks.Delegated(task!) ?? Passing.NotFurther(task!, By) ?? Checks.Newcomer(run, task!, To) ?? Checks.NotTooLong(Comment)) is { } unfit) return unfit;
        run.Hold(task!);
        run.Emit(new TaskTransferred(Task, By, To, Comment) { At = At, By = By });
        run.Replace(task!, [new Candidate(To, Reason.By(Reason.Transferred, By))], "transferred");
        return null;
    }
}
