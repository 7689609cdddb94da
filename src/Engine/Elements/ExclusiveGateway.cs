using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>One way on: the first whose condition is true, otherwise the default. Whatever arrives passes.</summary>
internal sealed class ExclusiveGateway(XmlPart part, ModelReader reader) : Element(part, reader)
{
    public override void Enter(Run run, Token token) => Leave(run, token);

    public override void Leave(Run run, Token token)
    {
        foreach (var flow in Outgoing)
        {
            if (flow == Default) continue;
            if (run.Holds(token, this, flow) is not { } holds) return;
            if (!holds) continue;
            run.Leave(token, [flow]);
            return;
        }
        if (Default is not null) run.Leave(token, [Default]);
        else if (Outgoing.IsEmpty) run.Leave(token, []);
        else run.Raise(token, this, "no-flow", $"No condition after '{Id}' is true and there is no default flow.", leaving: true);
    }

    public override void Check(ModelReader checker)
    {
        if (Outgoing.Length < 2) return;
        foreach (var flow in Outgoing)
            if (flow != Default && flow.Condition is null)
                checker.Problem("bpmn.condition-missing", Part, $"Flow '{flow.Id}' after exclusive gateway '{Id}' needs a condition, or to be the default flow.");
    }
}
