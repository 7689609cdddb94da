using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits in the flow until its timer fires.</summary>
internal sealed class CatchEvent : Element
{
    private readonly TimerDefinition? timer;

    public CatchEvent(XmlPart part, ModelReader reader) : base(part, reader) => timer = TimerDefinition.ReadFor(part, reader);

    public override void Enter(Run run, Token token) => timer?.Arm(run, token, this);

    public override void Trigger(Run run, Token token) => Leave(run, token);
}
