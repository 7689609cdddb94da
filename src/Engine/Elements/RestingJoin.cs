using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A gateway that, as a join, waits for every token that can still come to it: whether it goes on is asked when nothing else moves.</summary>
internal abstract class RestingJoin(XmlPart part, ModelReader reader) : Element(part, reader)
{
    /// <summary>For each incoming flow, where a token stands that can come by it. Worked out when first asked; racing threads make equal ones.</summary>
    private ImmutableArray<HashSet<Element>> upstream;

    public override bool Joins => Incoming.Length > 1;

    /// <summary>Whether it goes on, with what waits at it in a scope.</summary>
    public abstract bool IsComplete(Run run, int scope);

    public abstract void GoOn(Run run, int scope);

    /// <summary>Nothing else in the case moves or is waited for: it has waited longest.</summary>
    public virtual void GoOnAlone(Run run, int scope) => GoOn(run, scope);

    /// <summary>
    /// Whether a token stands elsewhere that can come by a flow on which none has come, unless it can also come by one on which one has (BPMN 2.0.2, 13.4.3);
    /// ways through the join itself do not count.
    /// </summary>
    protected bool IsAnyComing(Run run, int scope, Func<Flow, bool> hasCome)
    {
        if (upstream.IsDefault) upstream = [.. Incoming.Select(flow => Upstream(flow.Source))];
        foreach (var token in run.Case.Tokens)
        {
            if (token.Scope != scope || token.Element == Id || token.Undoes is not null) continue;
            var (toEmpty, toFull) = (false, false);
            var element = run.ElementOf(token);
            for (var i = 0; i < Incoming.Length; i++)
            {
                if (!upstream[i].Contains(element)) continue;
                if (hasCome(Incoming[i])) toFull = true;
                else toEmpty = true;
            }
            if (toEmpty && !toFull) return true;
        }
        return false;
    }

    protected bool IsWaitingOn(Run run, int scope, Flow flow) => OldestOn(run, scope, flow) is not null;

    /// <summary>The oldest token that waits on each flow that has one, in the order of their coming.</summary>
    protected List<Token> Waiting(Run run, int scope)
    {
        var gathered = new List<Token>();
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && token.Element == Id && token.Came is null && !gathered.Exists(other => other.Flow == token.Flow)) gathered.Add(token);
        return gathered;
    }

    private Token? OldestOn(Run run, int scope, Flow flow)
    {
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && token.Flow == flow.Id && token.Element == Id && token.Came is null) return token;
        return null;
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
