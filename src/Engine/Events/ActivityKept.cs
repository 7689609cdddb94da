using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>An activity was completed that can be compensated.</summary>
/// <param name="Until">The highest token number at this moment.</param>
/// <param name="Locals">What was declared in it; null when nothing was.</param>
public sealed record ActivityKept(int Token, string Element, int Scope, int Until, ContextValue? Locals = null) : Event
{
    internal override Case Apply(Case was) => was with { Compensable = was.Completed.Add(new CompletedActivity(Token, Element, Scope, Until, Locals)) };
}
