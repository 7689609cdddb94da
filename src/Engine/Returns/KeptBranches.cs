using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>Branches that were finished when a step beside them sent the case back before their fork: their results stand, and only the others run again.</summary>
internal static class KeptBranches
{
    /// <summary>Keeps the branches whose tokens wait at a join among those that a return takes away.</summary>
    public static void KeepBranches(this Run run, string from, int scope, List<Token> gone)
    {
        ImmutableArray<string> finished = [.. gone.Where(token => token.Flow is not null && run.ElementOf(token).Joins).Select(token => token.Flow!)];
        if (!finished.IsEmpty) run.Emit(new BranchesKept(scope, finished, from) { At = run.At, By = run.By });
    }

    /// <summary>At a fork: goes to the join at once instead of into a branch that is kept.</summary>
    /// <returns>Whether it did.</returns>
    public static bool PassOver(this Run run, Element fork, Flow flow, int scope)
    {
        if (run.Case.KeptBranches.IsEmpty || fork is not (ParallelGateway or InclusiveGateway) || fork.Outgoing.Length < 2) return false;
        var kept = run.Case.KeptBranches.Where(branch => branch.Scope == scope).Select(branch => branch.Flow).ToHashSet();
        if (kept.Count == 0 || Exits(flow) is not { Count: > 0 } exits || !exits.TrueForAll(exit => kept.Contains(exit.Id))) return false;
        run.Emit(new BranchCarried(scope, flow.Id, [.. exits.Select(exit => exit.Id)]) { At = run.At, By = run.By });
        foreach (var exit in exits) run.Arrive(exit.Target, scope, exit);
        return true;
    }

    /// <summary>The flows by which what goes along a flow comes to the next join; null when it can also end elsewhere.</summary>
    private static List<Flow>? Exits(Flow first)
    {
        var exits = new List<Flow>();
        var seen = new HashSet<Flow> { first };
        var open = new Stack<Flow>([first]);
        while (open.TryPop(out var flow))
        {
            if (flow.Target.Joins) exits.Add(flow);
            else if (flow.Target.Outgoing.IsEmpty) return null;
            else
                foreach (var further in flow.Target.Outgoing)
                    if (seen.Add(further)) open.Push(further);
        }
        return exits;
    }
}
