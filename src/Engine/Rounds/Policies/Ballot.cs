using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Rounds.Policies;

/// <summary>A vote that was cast.</summary>
internal readonly record struct Ballot(string Outcome, Seat Seat);
