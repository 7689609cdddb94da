using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>The event sub-process can begin no more: its container is over, was interrupted, or there is nothing left to listen for.</summary>
public sealed record ListeningEnded(int Token, string Element) : Event
{
    internal override Case Apply(Case was) => was with { Tokens = was.Tokens.Without(Token) };
}
