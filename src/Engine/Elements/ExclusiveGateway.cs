using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>An exclusive gateway: the first flow, in the order of the file, whose condition holds; else the default. It merges without waiting.</summary>
internal sealed class ExclusiveGateway : Element
{
    public override void Enter(Walk walk, Token token)
    {
        foreach (var flow in Outgoing)
        {
            if (flow.IsDefault) continue;
            if (Leaving.Holds(walk, token, flow) is not { } holds) return;
            if (!holds) continue;
            walk.LeaveBy(token, [flow]);
            return;
        }
        if (Outgoing.Find(flow => flow.IsDefault) is { } otherwise)
            walk.LeaveBy(token, [otherwise]);
        else
            walk.Raise(token, IncidentKinds.NoFlow, $"No way on from \"{Name}\": none of its conditions holds and it has no default flow.");
    }
}
