using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A condition that had been acted on is true no longer: when it becomes true again that counts.</summary>
public sealed record ConditionLapsed(int Subscription, string Element) : Event
{
    internal override Case Apply(Case was) => was.Subscriptions.Numbered(Subscription) is { } subscription
        ? was with { Subscriptions = was.Subscriptions.With(subscription with { Spent = false }) }
        : was;
}
