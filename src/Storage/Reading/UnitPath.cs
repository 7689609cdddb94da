using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Storage.Reading;

/// <summary>Ids from the root to a unit, <c>/centre/north/dept/</c>: a subtree is what begins with its path.</summary>
internal static class UnitPath
{
    private const int MaxLevels = 64;

    public static string Of(OrganisationSnapshot organisation, string unit) =>
        $"/{string.Join('/', organisation.UnitAndAbove(unit).Reverse().Select(above => above.Id))}/";

    /// <exception cref="ArgumentException">A parent is not there, units stand above each other in a circle, or an id has a slash.</exception>
    public static Dictionary<string, string> OfAll(IReadOnlyCollection<Unit> units)
    {
        var byId = units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units) PathOf(unit, 0);
        return paths;

        string PathOf(Unit unit, int depth)
        {
            if (paths.TryGetValue(unit.Id, out var known)) return known;
            if (depth > MaxLevels) throw new ArgumentException($"The unit {unit.Id} has more than {MaxLevels} levels above it, or stands above itself.", nameof(units));
            if (unit.Id.Contains('/', StringComparison.Ordinal)) throw new ArgumentException($"The unit {unit.Id} has a slash in its id.", nameof(units));
            if (unit.Parent is null) return paths[unit.Id] = $"/{unit.Id}/";
            if (!byId.TryGetValue(unit.Parent, out var parent))
                throw new ArgumentException($"The unit {unit.Id} stands below {unit.Parent}, which is not among the units.", nameof(units));
            return paths[unit.Id] = $"{PathOf(parent, depth + 1)}{unit.Id}/";
        }
    }
}
