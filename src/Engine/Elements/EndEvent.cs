using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A none end event: the token ends, and its scope with the last one.</summary>
internal sealed class EndEvent : Element
{
    public override void Enter(Walk walk, Token token) => walk.LeaveBy(token, []);
}
