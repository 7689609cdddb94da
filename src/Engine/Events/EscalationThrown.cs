namespace WorkflowHub.Engine.Events;

/// <summary>An escalation that nothing in a called case listens for was thrown to its caller.</summary>
/// <param name="Throw">Number of what the case has thrown.</param>
public sealed record EscalationThrown(int Throw, int Token, string Element, string Code) : Event
{
    internal override Case Apply(Case was) => was with { Last = was.Last with { Throw = Throw } };
}
