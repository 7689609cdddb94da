using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>It is listened for no longer.</summary>
public sealed record SubscriptionClosed(int Subscription, string Element) : Event
{
    internal override Case Apply(Case was) => was with { Subscriptions = was.Subscriptions.Without(Subscription) };
}
