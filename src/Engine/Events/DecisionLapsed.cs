using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <summary>The case has come to a step again and something that was seen there has changed: its people decide again.</summary>
/// <param name="Changed">Names of what has changed.</param>
public sealed record DecisionLapsed(string Step, ImmutableArray<string> Changed) : Event
{
    internal override Case Apply(Case was) => was with { KeptDecisions = was.KeptDecisions.RemoveAll(kept => kept.Step == Step) };
}
