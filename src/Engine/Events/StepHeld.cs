using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A step that sent the case to another branch waits until the step there is done.</summary>
/// <param name="Until">Token of the step there.</param>
public sealed record StepHeld(int Token, string Step, int Until) : Event
{
    internal override Case Apply(Case was) => was.Tokens.Numbered(Token) is { } token
        ? was with { Tokens = was.Tokens.With(token with { HeldUntil = Until }) }
        : was;
}
