using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>When this token's step is done, the case goes straight back to where it was returned from.</summary>
public sealed record CorrectionAwaited(int Token, Correction Correction) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Correction = Correction }) }
        : was;
}
