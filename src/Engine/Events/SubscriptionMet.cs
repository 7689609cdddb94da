using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>What was listened for has come.</summary>
public sealed record SubscriptionMet(int Subscription, string Element) : Event
{
    internal override Case Apply(Case was) => was.Acted(Element) with { Subscriptions = was.Subscriptions.Without(Subscription) };
}
