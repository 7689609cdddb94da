using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Sends a message and is done; whether anybody takes it is not waited for.</summary>
internal sealed class SendTask(XmlPart part, ModelReader reader) : Activity(part, reader)
{
    private readonly Thrower message = Thrower.Message(part, reader);

    protected override void Begin(Run run, Token token)
    {
        if (message.Prepare(run, token, this) is not { } send) return;
        send();
        Leave(run, token);
    }
}
