using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>An instance of an activity is done and has given its part of the list.</summary>
/// <param name="Token">The token of the activity as a whole.</param>
/// <param name="Instance">Number of the instance, from 1.</param>
public sealed record OutputCollected(int Token, string Element, int Instance, Value Output) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { Loop: { } loop } token && Instance > 0 && Instance <= loop.Outputs.Length
        ? was with { Tokens = was.Tokens.With(token with { Loop = loop with { Outputs = loop.Outputs.SetItem(Instance - 1, Output) } }) }
        : was;
}
