using System.Text.RegularExpressions;

namespace WorkflowHub.Storage.Commits;

internal static partial class JsonText
{
    /// <summary>Leaves out escaped NULs, which PostgreSQL's JSON cannot hold. An escaped backslash before <c>u0000</c> is none.</summary>
    public static string WithoutNul(string json) =>
        json.Contains("\\u0000", StringComparison.Ordinal) ? Nul().Replace(json, "$1") : json;

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex Nul();
}
