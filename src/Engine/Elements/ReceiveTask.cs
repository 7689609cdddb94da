using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a message.</summary>
internal sealed class ReceiveTask(XmlPart part, ModelReader reader) : Activity(part, reader)
{
    private readonly SubscriptionDefinition message = new(Subscription.Message, reader.Referred(part, "messageRef", "message", "name"));

    protected override void Begin(Run run, Token token) => message.Arm(run, token, this);

    public override void Trigger(Run run, Token token) => Leave(run, token);
}
