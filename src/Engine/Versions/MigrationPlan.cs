using System.Collections.Immutable;

namespace WorkflowHub.Engine.Versions;

/// <summary>Where what a case holds in one version of a procedure stands in another.</summary>
/// <param name="Elements">Ids of elements and flows in the old version to ids in the new one; what is not named keeps its id.</param>
public sealed record MigrationPlan(ImmutableSortedDictionary<string, string> Elements)
{
    /// <summary>Everything keeps its id.</summary>
    public static readonly MigrationPlan SameIds = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public string Of(string id) => Elements.GetValueOrDefault(id, id);
}
