using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Returns;

namespace WorkflowHub.Engine.Commands;

/// <summary>Sends the case back to an earlier step.</summary>
/// <param name="To">Id of the step, or <c>applicant</c> or <c>previous</c>.</param>
/// <param name="Then">What happens after the correction; null for what the designer set.</param>
public sealed record ReturnTask(int Task, string To, string? Comment, AfterReturn? Then = null) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        var (task, refusal) = TaskMove.FindHeld(walk, Task);
        if (task is null) return refusal;
        if (TaskMove.NeedsComment(Comment) is { } silent) return silent;

        var step = walk.Procedure.Step(task.Step)!;
        if (step.Returns.FirstOrDefault(allowed => allowed.To == To && (Then is null || allowed.Then == Then)) is not { } target) return NotAllowed(step);

        var source = walk.Token(walk.Round(task.Round)!.Token)!;
        if (Targets.Find(walk, source, To) is not { } element) return Refusal.Of("not-reached", $"The case has not been at \"{To}\" before, so it cannot go back there.", ("to", To));

        walk.Tell(new StepReturned(Task, task.Step, element.Id, By, Comment, target.Then) { At = At, By = By });
        Return.Carry(walk, source, element, target.Then);
        return null;
    }

    private Refusal NotAllowed(Step step)
    {
        var allowed = string.Join(", ", step.Returns.Select(target => target.To));
        return step.Returns.IsEmpty
            ? Refusal.Of("return-off", "This step sends nothing back.", ("step", step.Id))
            : Refusal.Of("return-target", $"This step cannot send the case back to \"{To}\" in this way; expected one of: {allowed}.", ("to", To), ("expected", allowed));
    }
}

public enum AfterReturn { RunAgain, StraightBack }
