using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TaskClaimed(int Task, string Person) : Event
{
    internal override Case Apply(Case was) =>
        was.Task(Task) is { } task ? was.Acted(task.Step) with { Tasks = was.Tasks.With(task with { Assignee = Person }) } : was;
}
