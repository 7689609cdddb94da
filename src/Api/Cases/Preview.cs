using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Api.Cases;

internal sealed record Preview(ImmutableArray<PreviewStep> Steps, bool Complete, string? Note)
{
    public static Preview Of(Route route, OrganisationSnapshot organisation, ReasonWords words, string language) => new(
        [.. route.Steps.Select(step => new PreviewStep(
            step.Step,
            step.Name.In(language),
            [.. step.People.Select(candidate => PersonWithReason.Of(candidate.Person, candidate.Why, organisation, words))],
            step.DueAt,
            step.Assumed,
            step.Problem))],
        route.Complete,
        route.Note);
}

internal sealed record PreviewStep(string Step, string Name, ImmutableArray<PersonWithReason> People, DateTimeOffset? DueAt, bool Assumed, string? Problem);
