using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>When this token's step is done, the case goes straight back to where it was returned from.</summary>
/// <param name="From">Step that sent it back.</param>
/// <param name="Positions">What is taken up again then.</param>
public sealed record CorrectionAwaited(int Token, string From, ImmutableArray<Position> Positions) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Correction = new Correction(From, Positions) }) }
        : was;
}
