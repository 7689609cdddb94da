using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>The case was sent back further than this step; its decision stands unless what was seen there changes.</summary>
/// <param name="From">Step that sent it back.</param>
public sealed record DecisionKept(string Step, string From) : Event
{
    internal override Case Apply(Case was) => was with { KeptDecisions = was.KeptDecisions.Add(new KeptDecision(Step, From)) };
}
