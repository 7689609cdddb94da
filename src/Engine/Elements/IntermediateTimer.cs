using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>An intermediate timer event: the token waits here until a moment.</summary>
internal sealed class IntermediateTimer : Element
{
    public required TimerRule Rule { get; init; }

    public override void Enter(Walk walk, Token token) => Rule.Arm(walk, token, this);

    public override void Fire(Walk walk, Token token) => Leave(walk, token);
}
