using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>Answers put by for later; nothing is decided.</summary>
public sealed record DraftSaved(int Task, ContextValue Data) : Event
{
    internal override Case Apply(Case was) => was.Task(Task) is { } task ? was with { Tasks = was.Tasks.With(task with { Draft = Data }) } : was;
}
