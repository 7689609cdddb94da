using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Flows">Ids of the sequence flows taken; empty when the token ends here.</param>
public sealed record ElementLeft(int Token, string Element, ImmutableArray<string> Flows) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Tokens = was.Tokens.Counted(Token, completed: true).Without(Token),
        Compensable = was.AfterLeaving(Token),
        Done = was.Done.Contains(Element) ? was.Done : was.Done.Add(Element),
    };
}
