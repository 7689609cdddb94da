using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>The case was sent back out of a region; the branches of it that were finished need not run again.</summary>
/// <param name="Flows">By which they had come to their join.</param>
/// <param name="From">Step that sent it back.</param>
public sealed record BranchesKept(int Scope, ImmutableArray<string> Flows, string From) : Event
{
    internal override Case Apply(Case was) => was with { KeptBranches = was.KeptBranches.AddRange(Flows.Select(flow => new KeptBranch(Scope, flow, From))) };
}
