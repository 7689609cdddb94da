using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Who has not decided yet is told of the deadline.</summary>
/// <param name="Rung">Place in the step's ladder.</param>
public sealed record Reminded(int Round, string Step, int Rung, ImmutableArray<string> People) : Event
{
    internal override Case Apply(Case was) => was.WithReached(Round, Rung);
}
