using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Expressions;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>Which flows a token takes when an element is done with it.</summary>
internal static class Leaving
{
    /// <summary>After a correction back to where it came from; otherwise along the flows whose conditions hold (BPMN 2.0.2, 13.3.1).</summary>
    public static void GoOn(Walk walk, Token token, Element element)
    {
        if (Correcting.GoBack(walk, token)) return;
        if (element.Outgoing.All(flow => flow.Condition is null && !flow.IsDefault))
            walk.LeaveBy(token, element.Outgoing);
        else if (Chosen(walk, token, element) is { } chosen)
            walk.LeaveBy(token, chosen);
    }

    /// <summary>Every flow whose condition holds, else the default; null when an incident was raised instead.</summary>
    public static List<Flow>? Chosen(Walk walk, Token token, Element element)
    {
        var chosen = new List<Flow>();
        foreach (var flow in element.Outgoing)
        {
            if (flow.IsDefault) continue;
            if (Holds(walk, token, flow) is not { } holds) return null;
            if (holds) chosen.Add(flow);
        }
        if (chosen.Count == 0) chosen.AddRange(element.Outgoing.Where(flow => flow.IsDefault));
        if (chosen.Count > 0) return chosen;
        walk.Raise(token, IncidentKinds.NoFlow, $"No way on from \"{element.Name}\": none of its conditions holds and it has no default flow.");
        return null;
    }

    /// <summary>Whether a flow may be taken; null when its condition gave neither true nor false and an incident was raised.</summary>
    public static bool? Holds(Walk walk, Token token, Flow flow)
    {
        if (flow.Condition is null) return true;
        var value = walk.Evaluate(flow.Condition);
        if (value is BooleanValue holds) return holds.Value;

        var found = value is NullValue { Reason: { } reason } ? reason : FeelText.Of(value);
        walk.Raise(token, IncidentKinds.Expression, $"The condition of the flow {flow.Id}, {flow.Condition.Source}, must be true or false; it gave: {found}");
        return null;
    }
}
