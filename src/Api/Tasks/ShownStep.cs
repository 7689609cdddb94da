using System.Collections.Immutable;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Api.Tasks;

/// <summary>A step as somebody meets it; an element that is none, as in a timeline, has a name and nothing to do.</summary>
internal sealed record ShownStep(
    string Name, string? Form, string? Document, ImmutableArray<Outcome> Outcomes, ImmutableSortedDictionary<string, FieldRight> Fields, ImmutableArray<ReturnTarget> Returns)
{
    public static ShownStep Of(string id, CaseReading read) => Of(id, read.Procedure.Procedure, read.Language);

    public static ShownStep Of(string id, Procedure procedure, string language) => procedure.Step(id) is { } step
        ? new ShownStep(step.Name.In(language), step.Form, step.Document, [.. step.Outcomes.Select(outcome => Spoken(outcome, language))], step.Fields, step.Returns) { MayAbstain = step.Voting.Abstain }
        : new ShownStep(procedure.ElementNames.GetValueOrDefault(id)?.In(language) ?? id, null, null, [], ImmutableSortedDictionary<string, FieldRight>.Empty, []);

    /// <summary>What may be answered to a task: an opinion where one is asked for, else the step's outcomes, with abstaining where one may.</summary>
    public ImmutableArray<Outcome> For(OpenTask task, string language)
    {
        if (task.For is not null) return [new Outcome(OpinionGiven.Outcome, LocalText.Of(Sentences.Say(language, "outcome.opinion")), OutcomeKind.Neutral, true)];
        return MayAbstain ? Outcomes.Add(new Outcome(VotingRule.Abstained, LocalText.Of(Sentences.Say(language, "outcome.abstain")), OutcomeKind.Neutral, false)) : Outcomes;
    }

    private bool MayAbstain { get; init; }

    /// <summary>The one outcome of a step that names none is ours, and so are its words.</summary>
    private static Outcome Spoken(Outcome outcome, string language) =>
        outcome is { Id: "done", Name.Texts.Count: 1 } ? outcome with { Name = LocalText.Of(Sentences.Say(language, "outcome.done")) } : outcome;
}
