using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Expressions;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Commands;

/// <summary>Completes a task with an outcome named by the designer.</summary>
/// <param name="Task">Number of the task within the case.</param>
/// <param name="Data">The step form's checked answer; empty when the step has no form.</param>
public sealed record ActOnTask(int Task, string Outcome, ContextValue Data, string? Comment) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        var (task, refusal) = TaskMove.FindHeld(walk, Task);
        if (task is null) return refusal;

        var step = walk.Procedure.Step(task.Step)!;
        if (step.Outcomes.FirstOrDefault(known => known.Id == Outcome) is not { } outcome) return Unknown(step);
        if (outcome.CommentRequired && TaskMove.NeedsComment(Comment) is { } silent) return silent;

        walk.SetData(Data);
        walk.Tell(new TaskCompleted(Task, task.Round, task.Step, By, Outcome, Comment) { At = At, By = By });
        CountVotes(walk, task, step);
        return null;
    }

    private void CountVotes(Walk walk, OpenTask task, Step step)
    {
        var round = walk.Round(task.Round)!;
        var open = walk.Case.Tasks.Count(other => other.Round == round.Number);
        if (RoundCounting.OutcomeOf(step, round.Votes, open) is not { } outcome) return;

        var token = walk.Token(round.Token)!;
        RoundEnding.Close(walk, round, outcome);
        walk.ElementOf(token).Leave(walk, token);
    }

    private Refusal Unknown(Step step)
    {
        var known = string.Join(", ", step.Outcomes.Select(outcome => outcome.Id));
        return Refusal.Of("unknown-outcome", $"\"{Outcome}\" is not an outcome of this step; expected one of: {known}.", ("outcome", Outcome), ("expected", known));
    }
}
