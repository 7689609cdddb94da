using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A task without a kind, or a manual one: nothing that the engine does, so it is done at once (BPMN 2.0.2, 13.3.3).</summary>
internal sealed class PlainTask : Element
{
    public override void Enter(Walk walk, Token token) => Leave(walk, token);
}
