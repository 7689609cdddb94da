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

    public override int Size => 1 + Inside.Elements.Sum(element => element is Activity activity ? activity.Size : 1);

    protected override void Begin(Run run, Token token) => Inside.Begin(run, token.Number);

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CancelInside(token.Number, reason);
        base.Cancel(run, token, reason);
    }
}
