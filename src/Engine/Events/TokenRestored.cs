using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>A return has put a token back where one stood: it has what that one had. What is null stays as it is.</summary>
/// <param name="Instance">Which instance of an activity it is, from 1.</param>
public sealed record TokenRestored(int Token, string Element, ContextValue? Locals, LoopState? Loop, int? Instance) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Locals = Locals ?? token.Locals, Loop = Loop ?? token.Loop, Instance = Instance ?? token.Instance }) }
        : was;
}
