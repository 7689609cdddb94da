using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>A case at rest: nobody acts, and time does not count.</summary>
/// <param name="Timers">Timers put by, with the time each has left.</param>
public sealed record Suspension(DateTimeOffset Since, string By, string Reason, ImmutableArray<PausedTimer> Timers);

public sealed record PausedTimer(ArmedTimer Timer, TimeSpan Left);
