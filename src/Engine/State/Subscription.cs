namespace WorkflowHub.Engine.State;

/// <summary>A token listens for a message or a signal.</summary>
/// <param name="Element">The event, or the receive task.</param>
/// <param name="Kind"><c>message</c> or <c>signal</c>.</param>
/// <param name="Name">Name of the message or signal.</param>
public sealed record Subscription(int Number, int Token, string Element, string Kind, string Name) : INumbered
{
    public const string Message = "message";
    public const string Signal = "signal";
}
