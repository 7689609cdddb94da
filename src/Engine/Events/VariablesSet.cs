using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>Variables of one token were declared or set; they go when it goes.</summary>
/// <param name="Changes">Names set over the token's variables.</param>
public sealed record VariablesSet(int Token, string Element, ContextValue Changes) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Locals = token.Variables.Merge(Changes) }) }
        : was;
}
