using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds.Policies;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Rounds;

/// <summary>How a step asks people: what other rooms see of it, and the rules that find them.</summary>
internal sealed record StepPlan(Step Step, ImmutableArray<ParticipantRule> Participants)
{
    /// <summary>How much time there is; null when there is no end to it.</summary>
    public DeadlinePlan? Deadline { get; init; }

    /// <summary>Who is asked when the rules find nobody and the step names others for that.</summary>
    public ImmutableArray<ParticipantRule> Otherwise { get; init; } = [];

    public Voting Voting { get; } = Voting.Of(Step.Voting, Step.Outcomes);

    /// <summary>Everybody the rules find, each once with the first reason, in order.</summary>
    /// <param name="lookup">What names stand for at the step.</param>
    public ImmutableArray<Candidate> Find(Case @case, OrganisationSnapshot organisation, Func<string, Value>? lookup = null) => Search(@case, organisation, Participants, lookup).Found;

    public static ParticipantSearch Search(Case @case, OrganisationSnapshot organisation, ImmutableArray<ParticipantRule> rules, Func<string, Value>? lookup = null)
    {
        var search = new ParticipantSearch(@case, organisation, lookup);
        foreach (var rule in rules) rule.Apply(search);
        return search;
    }

    /// <summary>What a preview and a rule that approves by itself would say.</summary>
    public Outcome? FirstPositive => Step.Outcomes.FirstOrDefault(outcome => outcome.Kind == OutcomeKind.Positive);

    public Outcome? Outcome(string id)
    {
        foreach (var outcome in Step.Outcomes)
            if (outcome.Id == id) return outcome;
        return null;
    }
}
