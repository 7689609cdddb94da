using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>Puts answers by without deciding. They need not be complete, and nobody else is shown them.</summary>
public sealed record SaveDraft(int Task, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.MoveOn(run, Task, Move.Draft, out var task) is { } refusal) return refusal;
        if (!Data.Equals(task!.Draft)) run.Emit(new DraftSaved(Task, Data) { At = At, By = By });
        return null;
    }
}
