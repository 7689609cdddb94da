using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

public sealed record JobCompleted(int Job, string Element, ContextValue Result) : Event
{
    internal override Case Apply(Case was) => was.Acted(Element) with { Jobs = was.Jobs.Without(Job) };
}
