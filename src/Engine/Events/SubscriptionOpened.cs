namespace WorkflowHub.Engine.Events;

/// <param name="Kind"><c>message</c>, <c>signal</c> or <c>condition</c>.</param>
/// <param name="Name">Name of what is listened for; the text of a condition.</param>
/// <param name="Definition">Which of the event's definitions it is, from 0; null for an event with one.</param>
/// <param name="Spent">True for a condition that must become false before it counts again; otherwise null.</param>
/// <param name="Key">The key of the one message that is meant; null for any of its name.</param>
public sealed record SubscriptionOpened(int Subscription, int Token, string Element, string Kind, string Name, int? Definition = null, bool? Spent = null, string? Key = null) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Subscriptions = was.Subscriptions.Add(new State.Subscription(Subscription, Token, Element, Kind, Name, Definition, Spent == true, Key)),
        Last = was.Last with { Subscription = Subscription },
    };
}
