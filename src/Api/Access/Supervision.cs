using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Api.Access;

/// <summary>Who may end or mend other people's cases: the head of the case's unit or of one above it, and administrators there.</summary>
internal static class Supervision
{
    private static readonly string[] Positions = ["head", "administrator"];

    public static bool Supervises(this OrganisationSnapshot organisation, string person, string unit)
    {
        var units = organisation.UnitAndAbove(unit).Select(above => above.Id).ToHashSet();
        return organisation.PostsOf(person).Any(post => Positions.Contains(post.Position) && units.Contains(post.Unit));
    }
}
