using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Sends the case back to an earlier step.</summary>
/// <param name="To">Id of the step, or <c>applicant</c> or <c>previous</c>.</param>
/// <param name="Then">What happens after the correction; null for what the designer set.</param>
public sealed record ReturnTask(int Task, string To, string? Comment, AfterReturn? Then = null) : Command
{
    internal override Refusal? Decide(Run run) => throw new NotSupportedException();
}

public enum AfterReturn { RunAgain, StraightBack }
