using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A message has come for the case: the token that has listened for it longest goes on.</summary>
/// <param name="Data">Set where the names are declared as the listener sees them, else as data of the case.</param>
public sealed record ReceiveMessage(string Name, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        foreach (var subscription in run.Case.Subscriptions)
        {
            if (subscription.Kind != Subscription.Message || subscription.Name != Name) continue;
            run.Change(Data, run.Case.Tokens.Numbered(subscription.Token));
            run.Meet(subscription);
            return null;
        }
        return Refusal.Of("not-expected", $"Nothing in the case listens for the message '{Name}'.", ("message", Name));
    }
}
