using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>What a case keeps through a return.</summary>
public sealed record Kept(ImmutableArray<KeptDecision> Decisions, ImmutableArray<KeptBranch> Branches)
{
    internal static Kept? Of(ImmutableArray<KeptDecision> decisions, ImmutableArray<KeptBranch> branches) => decisions.IsEmpty && branches.IsEmpty ? null : new Kept(decisions, branches);
}

/// <summary>A decision that stands when the case comes there again, unless what its people saw has changed meanwhile.</summary>
/// <param name="From">Step that sent the case back; when it has decided, nothing is kept any more.</param>
public sealed record KeptDecision(string Step, string From);

/// <summary>A branch that need not run again when the case comes to its fork.</summary>
/// <param name="Scope">The activation of the container in which it was finished.</param>
/// <param name="Flow">By which it had come to the join.</param>
/// <param name="From">Step that sent the case back; when it has decided, nothing is kept any more.</param>
public sealed record KeptBranch(int Scope, string Flow, string From);

/// <summary>Forgetting what was kept.</summary>
internal static class Keeping
{
    /// <summary>Nothing kept for the sake of a step is kept any longer.</summary>
    public static Case Forgetting(this Case was, string from) => was.Kept is null ? was : was with
    {
        KeptDecisions = was.KeptDecisions.RemoveAll(kept => kept.From == from),
        KeptBranches = was.KeptBranches.RemoveAll(kept => kept.From == from),
    };
}
