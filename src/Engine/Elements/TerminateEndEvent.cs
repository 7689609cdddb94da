using WorkflowHub.Engine.Events;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A terminate end event: everything else in its scope is taken away, and the scope is done; in the process itself, the case.</summary>
internal sealed class TerminateEndEvent : Element
{
    public override void Enter(Walk walk, Token token)
    {
        walk.Forget(token.Scope);
        foreach (var other in walk.Case.Tokens)
            if (other.Scope == token.Scope && other.Number != token.Number) walk.Cancel(other, RoundClosed.Cancelled);

        if (token.Scope != 0)
        {
            walk.LeaveBy(token, []);
            return;
        }
        walk.Tell(new ElementLeft(token.Number, Id, []) { At = walk.At, By = walk.By });
        walk.Tell(new CaseEnded(CaseStatus.Terminated, null) { At = walk.At, By = walk.By });
    }
}
