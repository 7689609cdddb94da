using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>How the deadline of a round runs.</summary>
/// <param name="WorkingTime">The working time given, such as <c>2 working days</c>; null when it runs in calendar time.</param>
/// <param name="Calendar">Unit whose calendar it runs on; null for the case's.</param>
/// <param name="PausedSince">Null while it runs.</param>
/// <param name="Reached">Places of the rungs whose moment has come.</param>
public sealed record RoundDeadline(string? WorkingTime, string? Calendar, DateTimeOffset? PausedSince, ImmutableArray<int> Reached);
