using System.Collections.Immutable;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Api.Tasks;

/// <summary>A step as somebody meets it; an element that is none, as in a timeline, has a name and nothing to do.</summary>
internal sealed record ShownStep(
    string Name, string? Form, string? Document, ImmutableArray<Outcome> Outcomes, ImmutableSortedDictionary<string, FieldRight> Fields, ImmutableArray<ReturnTarget> Returns)
{
    public static ShownStep Of(string id, CaseReading read) => Of(id, read.Procedure.Procedure, read.Language);

    public static ShownStep Of(string id, Procedure procedure, string language) => procedure.Step(id) is { } step
        ? new ShownStep(step.Name.In(language), step.Form, step.Document, [.. step.Outcomes.Select(outcome => Spoken(outcome, language))], step.Fields, step.Returns)
        : new ShownStep(procedure.ElementNames.GetValueOrDefault(id)?.In(language) ?? id, null, null, [], ImmutableSortedDictionary<string, FieldRight>.Empty, []);

    /// <summary>The one outcome of a step that names none is ours, and so are its words.</summary>
    private static Outcome Spoken(Outcome outcome, string language) =>
        outcome is { Id: "done", Name.Texts.Count: 1 } ? outcome with { Name = LocalText.Of(Sentences.Say(language, "outcome.done")) } : outcome;
}
