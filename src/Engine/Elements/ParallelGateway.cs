using WorkflowHub.Engine.Events;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A parallel gateway: waits until a token has come by each of its incoming flows, then sends one along each outgoing flow.</summary>
internal sealed class ParallelGateway : Element
{
    public override void Enter(Walk walk, Token token)
    {
        var waiting = walk.Case.Tokens.Where(other => other.Element == Id && other.Scope == token.Scope).ToList();
        var merged = new List<Token>();
        foreach (var flow in Incoming)
        {
            // A flow by which two have come gives one of them, the earlier.
            if (waiting.Find(other => other.Flow == flow.Id) is not { } come) return;
            merged.Add(come);
        }
        // A token placed here by hand came by no flow.
        if (merged.Count == 0) merged.Add(token);

        foreach (var other in merged)
            if (other != merged[^1]) walk.Tell(new ElementLeft(other.Number, Id, []) { At = walk.At, By = walk.By });
        walk.LeaveBy(merged[^1], Outgoing);
    }
}
