using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a message; after an event-based gateway it is that gateway which waits.</summary>
internal sealed class ReceiveTask(XmlPart part, ModelReader reader) : Activity(part, reader)
{
    private readonly MessageDefinition message = MessageDefinition.ReadMessage(part, null, reader);

    public override Listener? Listener => message;

    /// <summary>Whether its message begins a case.</summary>
    public bool Instantiates { get; } = part["instantiate"] is "true" or "1";

    protected override void Begin(Run run, Token token) => message.Arm(run, token, this);

    public override void Trigger(Run run, Token token)
    {
        if (run.ElementOf(token) is EventGateway gateway) gateway.Choose(run, token, this);
        else Leave(run, token);
    }
}
