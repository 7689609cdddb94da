using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Storage.Reading;

/// <summary>Who reads: a person, and the parts of the organisation they answer for.</summary>
/// <param name="Subtrees">Paths of units of which, with all below, the person sees every case.</param>
public sealed record Viewer(string PersonId, ImmutableArray<string> Subtrees)
{
    /// <summary>Positions that see every case of their unit and of the units below it.</summary>
    private static readonly ImmutableArray<string> SeeingPositions = ["head", "clerk", "auditor", "administrator"];

    /// <summary>The viewer as the organisation stands. A person it does not know, or who has left, answers for nothing.</summary>
    public static Viewer Of(OrganisationSnapshot organisation, string personId)
    {
        if (organisation.Person(personId) is not { Active: true }) return new Viewer(personId, []);
        var paths = organisation.PostsOf(personId)
            .Where(post => SeeingPositions.Contains(post.Position))
            .Select(post => UnitPath.Of(organisation, post.Unit))
            .Distinct()
            .ToImmutableArray();
        return new Viewer(personId, [.. paths.Where(path => !paths.Any(other => other != path && path.StartsWith(other, StringComparison.Ordinal)))]);
    }
}
