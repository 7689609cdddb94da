using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>Moving along sequence flows.</summary>
internal static class Moving
{
    /// <summary>The token leaves by these flows; by none it ends here.</summary>
    public static void Leave(this Run run, Token token, ImmutableArray<Flow> flows)
    {
        run.Disarm(token);
        run.Keep(token);
        run.Emit(new ElementLeft(token.Number, token.Element, IdsOf(flows)) { At = run.At, By = run.By });
        // An ad-hoc sub-process asks after each activity whether it is complete.
        if (flows.IsEmpty || run.Around(token) is { Chosen: not null }) run.Touch(token.Scope);
        foreach (var flow in flows)
            if (!run.PassOver(run.Procedure.Element(token.Element), flow, token.Scope)) run.Arrive(flow.Target, token.Scope, flow);
    }

    /// <summary>The token goes on by a flow and through what is at its end without stopping there.</summary>
    public static void Pass(this Run run, Token token, Flow flow)
    {
        run.Disarm(token);
        run.Emit(new ElementLeft(token.Number, token.Element, flow.Ids) { At = run.At, By = run.By });
        flow.Target.Leave(run, run.Place(flow.Target, token.Scope, flow));
    }

    /// <summary>The usual way to leave: every flow without condition and every one whose condition is true; the default flow when no condition is.</summary>
    public static void LeaveByFlows(this Run run, Token token, Element element)
    {
        if (token.Correction is { } correction && run.GoStraightBack(token, correction)) return;
        var taken = element.Outgoing;
        if (HasConditions(element))
        {
            if (Chosen(run, token, element) is not { } chosen) return;
            taken = chosen;
        }
        run.Leave(token, element is Activity activity ? activity.Multiply(taken) : taken);
    }

    /// <summary>Whether the flow's condition is true; null when an incident was raised because that cannot be told.</summary>
    public static bool? Holds(this Run run, Token token, Element element, Flow flow)
    {
        if (flow.Condition is null) return true;
        var value = run.Evaluate(flow.Condition, run.Around(token));
        switch (value)
        {
            case BooleanValue boolean: return boolean.Value;
            case NullValue { Reason: null }: return false;
            default:
                var why = value is NullValue { Reason: { } reason } ? reason : $"true or false was expected, {FeelText.Of(value)} was found.";
                run.Raise(token, element, "expression", $"The condition \"{flow.Condition.Source}\" of flow '{flow.Id}' cannot be judged: {why}", leaving: true);
                return null;
        }
    }

    /// <summary>The oldest token on every incoming flow of a join, the newest of them last; null while one is missing.</summary>
    public static ImmutableArray<Token>? WaitingOnEach(this Run run, Element join, int scope)
    {
        var gathered = ImmutableArray.CreateBuilder<Token>(join.Incoming.Length);
        foreach (var flow in join.Incoming)
        {
            if (OldestOn(run.Case.Tokens, join, scope, flow) is not { } token) return null;
            gathered.Add(token);
        }
        gathered.Sort((one, other) => one.Number.CompareTo(other.Number));
        return gathered.MoveToImmutable();
    }

    private static Token? OldestOn(ImmutableArray<Token> tokens, Element join, int scope, Flow flow)
    {
        foreach (var token in tokens)
            if (token.Scope == scope && token.Flow == flow.Id && token.Element == join.Id) return token;
        return null;
    }

    private static bool HasConditions(Element element)
    {
        if (element.Default is not null) return true;
        foreach (var flow in element.Outgoing)
            if (flow.Condition is not null) return true;
        return false;
    }

    private static ImmutableArray<Flow>? Chosen(Run run, Token token, Element element)
    {
        var chosen = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in element.Outgoing)
        {
            if (flow == element.Default) continue;
            if (run.Holds(token, element, flow) is not { } holds) return null;
            if (holds) chosen.Add(flow);
        }
        // Flows without condition do not keep the default from being taken: it stands for "no condition was true".
        if (element.Default is not null && !chosen.Any(flow => flow.Condition is not null)) chosen.Add(element.Default);
        if (chosen.Count > 0) return chosen.DrainToImmutable();
        run.Raise(token, element, "no-flow", $"No condition after '{element.Id}' is true and there is no default flow.", leaving: true);
        return null;
    }

    private static ImmutableArray<string> IdsOf(ImmutableArray<Flow> flows) => flows.Length switch
    {
        0 => [],
        1 => flows[0].Ids,
        _ => [.. flows.Select(flow => flow.Id)],
    };
}
