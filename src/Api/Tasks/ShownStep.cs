using System.Collections.Immutable;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Api.Tasks;

/// <summary>A step as somebody meets it: one of the designer's, or the applicant's own, to which a case comes back for correction.</summary>
internal sealed record ShownStep(
    string Name, string? Form, string? Document, ImmutableArray<Outcome> Outcomes, ImmutableSortedDictionary<string, FieldRight> Fields, ImmutableArray<ReturnTarget> Returns)
{
    public static ShownStep Of(string id, CaseReading read) => Of(id, read.Procedure.Procedure, read.Language);

    public static ShownStep Of(string id, Procedure procedure, string language) => procedure.Step(id) is { } step
        ? new ShownStep(step.Name.In(language), step.Form, step.Document, step.Outcomes, step.Fields, step.Returns)
        : new ShownStep(
            Sentences.Say(language, "step.correction"),
            procedure.Source.StartForm,
            null,
            [new Outcome("done", LocalText.Of(Sentences.Say(language, "outcome.sent")), OutcomeKind.Neutral, CommentRequired: false)],
            ImmutableSortedDictionary<string, FieldRight>.Empty,
            []);
}
