using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>A signal was thrown; whoever waits for it hears of it outside the case.</summary>
/// <param name="Throw">Number of what the case has thrown.</param>
/// <param name="Name">Name of the signal.</param>
/// <param name="Data">What it carries.</param>
public sealed record SignalThrown(int Throw, int Token, string Element, string Name, ContextValue Data) : Event
{
    internal override Case Apply(Case was) => was with { Last = was.Last with { Throw = Throw } };
}
