using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Goes on by every flow whose condition is true. As a join it waits for every token that can still come to it by a flow on which
/// none waits yet, unless that token can also come by a flow on which one does (BPMN 2.0.2, 13.4.3); ways through the join itself do
/// not count. Whether it goes on is asked when nothing else moves.
/// </summary>
internal sealed class InclusiveGateway(XmlPart part, ModelReader reader) : Element(part, reader)
{
    /// <summary>For each incoming flow, where a token stands that can come by it. Worked out when first asked; racing threads make equal ones.</summary>
    private ImmutableArray<HashSet<Element>> upstream;

    public override bool Joins => Incoming.Length > 1;

    public override void Enter(Run run, Token token)
    {
        if (!Joins) Leave(run, token);
    }

    public bool IsComplete(Case @case, int scope, Run run)
    {
        if (upstream.IsDefault) upstream = [.. Incoming.Select(flow => Upstream(flow.Source))];
        foreach (var token in @case.Tokens)
        {
            if (token.Scope != scope || token.Element == Id) continue;
            var (toEmpty, toFull) = (false, false);
            var element = run.ElementOf(token);
            for (var i = 0; i < Incoming.Length; i++)
            {
                if (!upstream[i].Contains(element)) continue;
                if (IsWaitingOn(@case, scope, Incoming[i])) toFull = true;
                else toEmpty = true;
            }
            if (toEmpty && !toFull) return false;
        }
        return true;
    }

    /// <summary>Takes one waiting token of each flow; the newest goes on.</summary>
    public void GoOn(Run run, int scope)
    {
        var gathered = new List<Token>();
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && token.Element == Id && !gathered.Any(other => other.Flow == token.Flow)) gathered.Add(token);
        foreach (var merged in gathered.SkipLast(1)) run.Leave(merged, []);
        Leave(run, gathered[^1]);
    }

    private bool IsWaitingOn(Case @case, int scope, Flow flow)
    {
        foreach (var token in @case.Tokens)
            if (token.Scope == scope && token.Flow == flow.Id && token.Element == Id) return true;
        return false;
    }

    private HashSet<Element> Upstream(Element from)
    {
        var found = new HashSet<Element>();
        var open = new Stack<Element>([from]);
        while (open.TryPop(out var element))
        {
            if (element == this || !found.Add(element)) continue;
            foreach (var source in element.Before) open.Push(source);
        }
        return found;
    }
}
