using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>What has been begun in an ad-hoc sub-process.</summary>
/// <param name="Activities">Ids in the order in which they were begun; one that was begun again is there again.</param>
/// <param name="IsClosed">It is complete: nothing more begins.</param>
public sealed record ChosenActivities(ImmutableArray<string> Activities, bool IsClosed);
