using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TaskCancelled(int Task, string Reason) : Event
{
    internal override Case Apply(Case was) => was with { Tasks = was.Tasks.Without(Task) };
}
