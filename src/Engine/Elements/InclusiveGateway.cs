using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Goes on by every flow whose condition is true. As a join it waits for every token that can still come to it (BPMN 2.0.2, 13.4.3).</summary>
internal sealed class InclusiveGateway(XmlPart part, ModelReader reader) : RestingJoin(part, reader)
{
    public override void Enter(Run run, Token token)
    {
        if (!Joins) Leave(run, token);
    }

    public override bool IsComplete(Run run, int scope) => !IsAnyComing(run, scope, flow => IsWaitingOn(run, scope, flow));

    /// <summary>Takes one waiting token of each flow; the newest goes on.</summary>
    public override void GoOn(Run run, int scope)
    {
        var gathered = Waiting(run, scope);
        foreach (var merged in gathered.SkipLast(1)) run.Leave(merged, []);
        Leave(run, gathered[^1]);
    }
}
