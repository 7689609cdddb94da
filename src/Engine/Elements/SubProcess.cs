using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>An embedded sub-process: a scope of its own, done when nothing is left in it.</summary>
internal sealed class SubProcess : Element
{
    public Container Inside { get; }

    public SubProcess() => Inside = new Container(this);

    public override void Enter(Walk walk, Token token)
    {
        Open(walk, token);
        walk.Send(Inside.Start!, token.Number, null);
    }

    /// <summary>As entered, but with nothing inside yet.</summary>
    public void Open(Walk walk, Token token) => Boundary.Arm(walk, token, this);
}
