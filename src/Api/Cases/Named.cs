using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Api.Cases;

/// <summary>Something with its name as people know it.</summary>
internal sealed record Named(string Id, string Name)
{
    public static Named Person(string id, OrganisationSnapshot organisation) => new(id, organisation.Person(id)?.Name ?? id);

    public static Named Unit(string id, OrganisationSnapshot organisation, string language) => new(id, organisation.Unit(id)?.Name.In(language) ?? id);
}

/// <param name="Why">By which rule they were found, in the reader's language.</param>
internal sealed record PersonWithReason(string Id, string Name, string? Why)
{
    public static PersonWithReason Of(string id, string reason, OrganisationSnapshot organisation, ReasonWords words) => new(id, organisation.Person(id)?.Name ?? id, words.Say(reason));
}
