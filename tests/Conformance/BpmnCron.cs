using System.Text.RegularExpressions;

namespace WorkflowHub.Conformance;

/// <summary>Cron expressions of other engines' cycles, where they say no more than "every so often".</summary>
internal static partial class BpmnCron
{
    private static readonly string[] Units = ["S", "M", "H"];

    /// <summary>The repetition; null when it is no cron expression, or one that says more.</summary>
    public static string? ToIso(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (6 or 7)) return null;
        for (var at = 0; at < Units.Length; at++)
            if (Step().Match(fields[at]) is { Success: true } step) return $"R/PT{step.Groups["every"]}{Units[at]}";
        return null;
    }

    [GeneratedRegex("^[0*]/(?<every>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
