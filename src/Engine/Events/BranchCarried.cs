using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <summary>A branch that was finished before a return is passed over: control goes from its fork to its join at once.</summary>
/// <param name="Flow">Its first flow.</param>
/// <param name="Joined">Flows by which it comes to the join.</param>
public sealed record BranchCarried(int Scope, string Flow, ImmutableArray<string> Joined) : Event
{
    internal override Case Apply(Case was) => was with { KeptBranches = was.KeptBranches.RemoveAll(kept => kept.Scope == Scope && Joined.Contains(kept.Flow)) };
}
