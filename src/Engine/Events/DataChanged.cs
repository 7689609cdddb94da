using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <param name="Changes">Names set over the case's data.</param>
/// <param name="Title">The title worked out anew.</param>
public sealed record DataChanged(ContextValue Changes, string Title) : Event
{
    internal override Case Apply(Case was) => was with { Data = was.Data.Merge(Changes), Title = Title };
}
