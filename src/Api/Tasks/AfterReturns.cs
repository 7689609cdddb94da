using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Api.Tasks;

/// <summary>What happens after a correction, as it is written over HTTP.</summary>
internal static class AfterReturns
{
    public static readonly string[] All = ["run-again", "straight-back", "changed-only"];

    public static string Write(AfterReturn then) => All[(int)then];

    /// <param name="then">Null when nothing was written: the designer's choice.</param>
    public static bool TryParse(string? text, out AfterReturn? then)
    {
        then = Array.IndexOf(All, text) is >= 0 and var known ? (AfterReturn)known : null;
        return text is null || then is not null;
    }
}
