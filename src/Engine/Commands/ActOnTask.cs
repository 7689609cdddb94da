using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>Completes a task with an outcome named by the designer.</summary>
/// <param name="Task">Number of the task within the case.</param>
/// <param name="Data">The step form's checked answer; empty when the step has no form.</param>
public sealed record ActOnTask(int Task, string Outcome, ContextValue Data, string? Comment) : Command;
