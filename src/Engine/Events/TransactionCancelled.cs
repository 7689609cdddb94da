using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A transaction was given up: when what was done in it has been compensated, it is left by its cancel event.</summary>
public sealed record TransactionCancelled(int Token, string Element) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Cancels = true }) }
        : was;
}
