using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A process within the process: its token is the scope of what goes on inside.</summary>
internal sealed class SubProcess : Activity
{
    public SubProcess(XmlPart part, ModelReader reader, BodyReader bodies) : base(part, reader)
    {
        if (part["triggeredByEvent"] == "true") reader.Problem("bpmn.unsupported", part, $"Event sub-process '{Id}' cannot be run.");
        Inside = bodies.Read(part, this);
    }

    public Body Inside { get; }

    /// <summary>Listens on its border, for a token placed here by a return; what goes on inside is placed too.</summary>
    public void Open(Run run, Token token) => Arm(run, token);

    protected override void Begin(Run run, Token token) => Inside.Begin(run, token.Number);

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CancelInside(token.Number, reason);
        base.Cancel(run, token, reason);
    }
}
