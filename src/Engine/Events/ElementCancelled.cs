using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record ElementCancelled(int Token, string Element, string Reason) : Event
{
    internal override Case Apply(Case was) => was with { Tokens = was.Tokens.Counted(Token, completed: false).Without(Token), Compensable = was.AfterCancelling(Token) };
}
