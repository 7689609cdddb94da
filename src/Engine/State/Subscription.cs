namespace WorkflowHub.Engine.State;

/// <summary>A token listens for a message or a signal, or for a condition to become true.</summary>
/// <param name="Element">The event, or the receive task.</param>
/// <param name="Kind"><c>message</c>, <c>signal</c> or <c>condition</c>.</param>
/// <param name="Name">Name of the message or signal; the text of the condition.</param>
/// <param name="Definition">Which of the event's definitions it is, from 0; null for an event with one.</param>
/// <param name="Spent">The condition has been true since it was last acted on: it must become false before it counts again.</param>
/// <param name="Key">The key of the one message that is meant; null for any of its name.</param>
public sealed record Subscription(int Number, int Token, string Element, string Kind, string Name, int? Definition = null, bool Spent = false, string? Key = null) : INumbered
{
    public const string Message = "message";
    public const string Signal = "signal";
    public const string Condition = "condition";
}
