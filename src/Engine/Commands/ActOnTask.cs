using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>Completes a task with an outcome named by the designer.</summary>
/// <param name="Task">Number of the task within the case.</param>
/// <param name="Data">The step form's checked answer; empty when the step has no form.</param>
public sealed record ActOnTask(int Task, string Outcome, ContextValue Data, string? Comment) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run.Case, Task, By, out var task) is { } refusal) return refusal;
        var plan = run.Procedure.Element(task!.Step).Plan!;
        if (Unfit(plan, task.Step) is { } unfit) return unfit;

        run.Emit(new TaskCompleted(Task, task.Round, task.Step, By, Outcome, Comment) { At = At, By = By });
        run.Change(Data, run.Case.Tokens.Numbered(run.Case.Rounds.Numbered(task.Round)!.Token));
        run.Count(task.Round, plan);
        return null;
    }

    private Refusal? Unfit(StepPlan plan, string step)
    {
        if (plan.Outcome(Outcome) is not { } outcome)
            return Refusal.Of(
                "unknown-outcome", $"'{step}' has no outcome '{Outcome}'; it has {string.Join(", ", plan.Step.Outcomes.Select(known => known.Id))}.",
                ("step", step), ("outcome", Outcome));
        if (outcome.CommentRequired && string.IsNullOrWhiteSpace(Comment))
            return Refusal.Of("comment-required", $"'{outcome.Name}' needs a comment that says why.", ("step", step), ("outcome", Outcome));
        return null;
    }
}
