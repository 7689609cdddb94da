using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for one token on every incoming flow, then goes on by all outgoing flows.</summary>
internal sealed class ParallelGateway(XmlPart part, ModelReader reader) : Element(part, reader)
{
    public override bool Joins => Incoming.Length > 1;

    public override void Enter(Run run, Token token)
    {
        if (!Joins)
        {
            Leave(run, token);
            return;
        }
        if (run.WaitingOnEach(this, token.Scope) is not { } gathered) return;
        var last = gathered[^1];
        foreach (var merged in gathered)
            if (merged != last) run.Leave(merged, []);
        Leave(run, last);
    }

    public override void Leave(Run run, Token token) => run.Leave(token, Outgoing);

    public override void Check(ModelReader checker)
    {
        foreach (var flow in Outgoing)
            if (flow.Condition is not null)
                checker.Problem("bpmn.condition-unexpected", Part, $"Flow '{flow.Id}' after parallel gateway '{Id}' is always taken: it may have no condition.");
    }
}
