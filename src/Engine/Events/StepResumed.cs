using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A step that was held asks its people again.</summary>
public sealed record StepResumed(int Token, string Step) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { HeldUntil = null }) }
        : was;
}
