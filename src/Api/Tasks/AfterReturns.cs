using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Api.Tasks;

/// <summary>What happens after a correction, as it is written over HTTP.</summary>
internal static class AfterReturns
{
    public static readonly string[] All = ["run-again", "straight-back"];

    public static string Write(AfterReturn then) => then == AfterReturn.RunAgain ? All[0] : All[1];

    /// <param name="then">Null when nothing was written: the designer's choice.</param>
    public static bool TryParse(string? text, out AfterReturn? then)
    {
        then = text == All[0] ? AfterReturn.RunAgain : text == All[1] ? AfterReturn.StraightBack : null;
        return text is null || then is not null;
    }
}
