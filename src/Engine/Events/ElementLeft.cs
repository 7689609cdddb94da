using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <param name="Flows">Ids of the sequence flows taken; empty when the token ends here.</param>
public sealed record ElementLeft(int Token, string Element, ImmutableArray<string> Flows) : Event;
