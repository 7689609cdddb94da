using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>As many tokens have come to an activity as it needs to begin: it begins with this one.</summary>
public sealed record TokensGathered(int Token, string Element) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { Gathered = true }) }
        : was;
}
