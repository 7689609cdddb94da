using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A message has come for the case: of the tokens that listen for its name and key, the one that has done so longest goes on.</summary>
/// <param name="Data">What it carries. It becomes data as what listens for it says: all of it, or what is named there, set where the names are declared.</param>
public sealed record ReceiveMessage(string Name, ContextValue Data) : Command
{
    /// <summary>The key by which it is correlated; null to work it out of what the message carries.</summary>
    public string? Key { get; init; }

    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        foreach (var subscription in run.Case.Subscriptions)
        {
            if (subscription.Kind != Subscription.Message || subscription.Name != Name) continue;
            var definition = (MessageDefinition)run.DefinitionOf(subscription);
            if (subscription.Key is { } expected && expected != (Key ?? definition.Correlation?.KeyOf(Data))) continue;
            run.Change(definition.Data(Data), run.Case.Tokens.Numbered(subscription.Token));
            run.Meet(subscription);
            return null;
        }
        return Refusal.Of("not-expected", $"Nothing in the case listens for the message '{Name}'.", ("message", Name));
    }
}
