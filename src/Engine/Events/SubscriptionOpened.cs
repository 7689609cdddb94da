namespace WorkflowHub.Engine.Events;

/// <param name="Kind"><c>message</c> or <c>signal</c>.</param>
/// <param name="Name">Name of what is listened for.</param>
public sealed record SubscriptionOpened(int Subscription, int Token, string Element, string Kind, string Name) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Subscriptions = was.Subscriptions.Add(new State.Subscription(Subscription, Token, Element, Kind, Name)),
        Last = was.Last with { Subscription = Subscription },
    };
}
