using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TaskReleased(int Task, string Person) : Event
{
    internal override Case Apply(Case was) =>
        was.Task(Task) is { } task ? was with { Tasks = was.Tasks.With(task with { Assignee = null }) } : was;
}
