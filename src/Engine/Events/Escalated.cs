using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Because of the deadline others were turned to. Their tasks, where they are asked, follow in events of their own.</summary>
/// <param name="Rung">Place in the step's ladder.</param>
/// <param name="People">Empty when the rules found nobody who does not take part already.</param>
public sealed record Escalated(int Round, string Step, int Rung, EscalationKind Kind, ImmutableArray<string> People) : Event
{
    internal override Case Apply(Case was) => was.WithReached(Round, Rung);
}

/// <summary>What escalating does: others are told, asked as well, or asked instead.</summary>
public enum EscalationKind { Inform, Add, Replace }
