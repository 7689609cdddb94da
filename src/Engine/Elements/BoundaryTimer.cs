using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Returns;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A timer on the edge of an activity: when it is due the activity is interrupted, or a token more starts beside it.</summary>
internal sealed class BoundaryTimer : Element
{
    public required TimerRule Rule { get; init; }
    public required Element Host { get; init; }
    public required bool Interrupts { get; init; }

    public override void Enter(Walk walk, Token token) => Leave(walk, token);

    public override void Fire(Walk walk, Token host)
    {
        // Sent first, so that a scope that holds nothing else is not taken for ended.
        walk.Send(this, host.Scope, null);
        if (!Interrupts) return;
        Correcting.Interrupted(walk, host);
        walk.Cancel(host, RoundClosed.Cancelled);
    }
}

internal static class Boundary
{
    public static void Arm(Walk walk, Token token, Element activity)
    {
        foreach (var boundary in activity.Boundaries) boundary.Rule.Arm(walk, token, boundary);
    }
}
