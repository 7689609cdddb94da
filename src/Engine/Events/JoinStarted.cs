using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A complex gateway has started: its token rests there until everything has come that can still come.</summary>
/// <param name="Came">Ids of the flows by which tokens had come.</param>
/// <param name="Flows">Ids of the sequence flows taken.</param>
public sealed record JoinStarted(int Token, string Element, ImmutableArray<string> Came, ImmutableArray<string> Flows) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Came = Came }), Done = was.Done.Contains(Element) ? was.Done : was.Done.Add(Element) }
        : was;
}
