using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A person sent the case back; their task is finished by it. What an earlier return had kept is kept no longer; what this one cancels and where it goes on follows in further events.</summary>
/// <param name="From">Step that sends it back.</param>
/// <param name="To">Step it goes back to; <c>start</c> element id for the applicant's own step.</param>
public sealed record StepReturned(int Task, string From, string To, string Person, string? Comment, Commands.AfterReturn Then) : Event
{
    internal override Case Apply(Case was) => was.Acted(From) with { Tasks = was.Tasks.Without(Task), Kept = null };
}
