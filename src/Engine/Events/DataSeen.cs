using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <summary>What lay before those who decided a step, so that it can be told later whether it has changed.</summary>
/// <param name="Hashes">A hash of each value by its name.</param>
public sealed record DataSeen(int Round, string Step, ImmutableSortedDictionary<string, string> Hashes) : Event
{
    internal override Case Apply(Case was) => was.Step(Step) is { } step ? was.With(step with { Seen = Hashes }) : was;
}
