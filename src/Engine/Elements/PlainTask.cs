using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>An undefined or manual task: work the engine knows nothing of, done as soon as it is entered.</summary>
internal sealed class PlainTask(XmlPart part, ModelReader reader) : Activity(part, reader)
{
    protected override void Begin(Run run, Token token) => Leave(run, token);
}
