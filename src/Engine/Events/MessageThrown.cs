using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>A message was thrown; whoever waits for it hears of it outside the case.</summary>
/// <param name="Throw">Number of what the case has thrown.</param>
/// <param name="Name">Name of the message.</param>
/// <param name="Key">The key by which it is correlated, or null.</param>
/// <param name="Data">What it carries.</param>
public sealed record MessageThrown(int Throw, int Token, string Element, string Name, string? Key, ContextValue Data) : Event
{
    internal override Case Apply(Case was) => was with { Last = was.Last with { Throw = Throw } };
}
