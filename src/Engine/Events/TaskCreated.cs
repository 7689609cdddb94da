using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <param name="Candidates">Who may act, each with the reason; one person, or a group of which the first to claim acts.</param>
public sealed record TaskCreated(int Task, int Round, string Step, ImmutableArray<Candidate> Candidates, DateTimeOffset? DueAt) : Event;

/// <param name="Why">The derivation in words: rule, assignment, unit.</param>
public sealed record Candidate(string Person, string Why);
