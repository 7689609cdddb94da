using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Rounds;

/// <summary>How a step asks people: what other rooms see of it, and the rules that find them.</summary>
internal sealed record StepPlan(Step Step, ImmutableArray<ParticipantRule> Participants)
{
    /// <summary>How much time there is; null when there is no end to it.</summary>
    public DeadlinePlan? Deadline { get; init; }

    /// <summary>Everybody the rules find, each once with the first reason, in order.</summary>
    /// <param name="lookup">What names stand for at the step.</param>
    public ImmutableArray<Candidate> Find(Case @case, OrganisationSnapshot organisation, Func<string, Value>? lookup = null)
    {
        var search = new ParticipantSearch(@case, organisation, lookup);
        foreach (var rule in Participants) rule.Apply(search);
        return search.Found;
    }

    public Outcome? Outcome(string id)
    {
        foreach (var outcome in Step.Outcomes)
            if (outcome.Id == id) return outcome;
        return null;
    }
}
