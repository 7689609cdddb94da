using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A container has begun: a token listens for what begins one of its event sub-processes.</summary>
/// <param name="Element">The start event of the event sub-process.</param>
/// <param name="Scope">Number of the container's token; 0 is the process.</param>
public sealed record ListeningBegan(int Token, string Element, int Scope) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Tokens = was.Tokens.Add(new Token(Token, Element, Scope, null) { Listens = true }),
        Last = was.Last with { Token = Token },
    };
}
