using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>These are asked one after another, each when the one before has decided.</summary>
public sealed record LineFormed(int Round, ImmutableArray<Candidate> People) : Event
{
    internal override Case Apply(Case was) => was.Rounds.Numbered(Round) is { } round ? was with { Rounds = was.Rounds.With(round with { Line = People }) } : was;
}
