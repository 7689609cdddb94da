using System.Collections.Immutable;
using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Organisation;

/// <summary>Whom somebody answers to.</summary>
internal static class Superiors
{
    /// <summary>Heads of the nearest unit, beginning with a person's own, whose active head is somebody else.</summary>
    public static ImmutableArray<Candidate> Of(OrganisationSnapshot organisation, string person) =>
        Above(organisation, organisation.MainUnitOf(person) ?? "", person, Reason.SuperiorOfPerson(person));

    /// <summary>Heads of the nearest unit, beginning with one, whose active head is not the person left out.</summary>
    /// <param name="why">The reason; null for the unit's own.</param>
    public static ImmutableArray<Candidate> Above(OrganisationSnapshot organisation, string unit, string without, string? why = null)
    {
        foreach (var above in organisation.UnitAndAbove(unit))
        {
            var heads = organisation.PostsIn(above.Id)
                .Where(post => post.Position == "head" && post.Person != without && organisation.Person(post.Person) is { Active: true })
                .Select(post => new Candidate(post.Person, why ?? Reason.SuperiorIn(above.Id))).ToImmutableArray();
            if (!heads.IsEmpty) return heads;
        }
        return [];
    }
}
