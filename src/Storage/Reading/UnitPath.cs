using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Storage.Reading;

/// <summary>Ids from the root to a unit, <c>/centre/north/dept/</c>: a subtree is what begins with its path.</summary>
internal static class UnitPath
{
    public static string Of(OrganisationSnapshot organisation, string unit) =>
        $"/{string.Join('/', organisation.UnitAndAbove(unit).Reverse().Select(above => above.Id))}/";
}
