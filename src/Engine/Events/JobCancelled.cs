using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record JobCancelled(int Job, string Element) : Event
{
    internal override Case Apply(Case was) => was with { Jobs = was.Jobs.Without(Job) };
}
