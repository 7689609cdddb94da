using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits in the flow until its timer fires; after an event-based gateway it is that gateway which waits.</summary>
internal sealed class CatchEvent : Element
{
    private readonly TimerDefinition? timer;

    public CatchEvent(XmlPart part, ModelReader reader) : base(part, reader) => timer = TimerDefinition.ReadFor(part, reader);

    public override void Enter(Run run, Token token) => Listen(run, token);

    /// <summary>Begins to listen for a token; false when an incident was raised instead.</summary>
    public bool Listen(Run run, Token token) => timer is null || timer.Arm(run, token, this);

    public override void Trigger(Run run, Token token)
    {
        if (run.ElementOf(token) is EventGateway gateway) gateway.Choose(run, token, this);
        else Leave(run, token);
    }
}
