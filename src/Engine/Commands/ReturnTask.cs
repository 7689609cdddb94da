using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Sends the case back to an earlier step.</summary>
/// <param name="To">Id of the step, or <c>applicant</c> or <c>previous</c>.</param>
/// <param name="Then">What happens after the correction; null for what the designer set.</param>
public sealed record ReturnTask(int Task, string To, string? Comment, AfterReturn? Then = null) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if (task!.For is not null) return Checks.OpinionOnly(task);
        if (Checks.Delegated(task) is { } delegated) return delegated;
        if (string.IsNullOrWhiteSpace(Comment)) return Refusal.Of("comment-required", "Sending a case back needs a comment that says why.", ("step", task.Step));
        var step = run.Procedure.Step(task.Step)!;
        if (Allowed(step) is not { } allowed) return NotAllowed(step);
        var round = run.Case.Rounds.Numbered(task.Round)!;
        var source = run.Case.Tokens.Numbered(round.Token)!;
        if (Targets.Find(run, source, To) is not { } target)
            return Refusal.Of("not-reached", $"The case has not been at '{To}' yet: it cannot go back there.", ("to", To));

        run.Emit(new StepReturned(Task, task.Step, target.Id, By, Comment, allowed.Then) { At = At, By = By });
        run.Return(round, target, allowed);
        return null;
    }

    private ReturnTarget? Allowed(Step step)
    {
        foreach (var target in step.Returns)
            if (target.To == To && (Then is null || Then == target.Then)) return target;
        return null;
    }

    private Refusal NotAllowed(Step step)
    {
        if (step.Returns.IsEmpty) return Refusal.Of("return-off", $"'{step.Name}' sends nothing back.", ("step", step.Id));
        var expected = string.Join(", ", step.Returns.Select(target => target.To).Distinct());
        return Refusal.Of("return-target", $"'{step.Name}' cannot send the case back to '{To}' in this way; expected one of: {expected}.", ("step", step.Id), ("to", To), ("expected", expected));
    }
}

/// <summary>What follows when a correction is made: every step between decides again; the case goes straight back; or only they decide again who saw something that has changed.</summary>
public enum AfterReturn { RunAgain, StraightBack, ChangedOnly }
