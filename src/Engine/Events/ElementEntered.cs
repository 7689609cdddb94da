using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Token">Number of the token, from the case's counter.</param>
/// <param name="Scope">Number of the scope the token lives in: the token of the container's activation; 0 is the process.</param>
/// <param name="Flow">Id of the sequence flow it came by, or null when it came by none.</param>
public sealed record ElementEntered(int Token, string Element, int Scope, string? Flow = null) : Event
{
    internal override Case Apply(Case was)
    {
        var token = new Token(Token, Element, Scope, Flow);
        var tokens = was.Tokens;
        if (Scope != 0 && tokens.Numbered(Scope) is { Loop: { } loop } whole && whole.Element == Element)
        {
            token = token with { Instance = loop.Begun + 1 };
            tokens = tokens.With(whole with { Loop = loop with { Begun = loop.Begun + 1 } });
        }
        return was with { Tokens = tokens.Add(token), Last = was.Last with { Token = Token } };
    }
}
