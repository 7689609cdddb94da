using System.Text.Json;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Conformance;

/// <summary>
/// bpmn-static/1: a valid model breaks no rule; of an invalid one each violation is named by rule and element. The suite places a violation by its line.
/// </summary>
internal static class BpmnStatic
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item)
    {
        var problems = item.Models.SelectMany((model, at) => BpmnRules.Check(model, $"model {at + 1}")).ToList();
        var expect = item.Expected.GetProperty("expect");
        yield return expect.Flag("valid")
            ? new BpmnVerdict(item.Id, "valid", problems.Count == 0 ? null : $"refused: {string.Join("; ", problems.Select(Shown))}")
            : new BpmnVerdict(item.Id, "invalid", Missed(item, expect.List("violations").ToList(), problems));
    }

    private static string? Missed(BpmnItem item, List<JsonElement> violations, List<Problem> problems)
    {
        var rule = item.Expected.Text("rule")!;
        if (!problems.Exists(problem => IsRule(problem, rule))) return $"no problem of the rule {rule} ({item.Expected.Text("ruleText")}); found: {Found(problems)}";
        foreach (var violation in violations)
        {
            var line = violation.TryGetProperty("line", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : (int?)null;
            if (line is not null && !problems.Exists(problem => Tag(item, problem).Contains(line.Value) && Names(item, violation, problem)))
                return $"{violation.Text("rule")} was expected on line {line}; found: {Found(problems)}";
        }
        return null;
    }

    /// <summary>
    /// A violation found beside the one that a case is about carries the case's number in the suite, whatever its own: where its sentence is another one, the place
    /// decides.
    /// </summary>
    private static bool Names(BpmnItem item, JsonElement violation, Problem problem) =>
        IsRule(problem, violation.Text("rule")!) || (violation.Text("message") is { } message && message != item.Expected.Text("ruleText"));

    private static bool IsRule(Problem problem, string rule) => BpmnStaticRules.NumbersOf(problem.Rule).Contains(rule);

    /// <summary>The lines of an element's start tag: some parsers say the first, some the last.</summary>
    private static IEnumerable<int> Tag(BpmnItem item, Problem problem)
    {
        var model = item.Models[problem.File is { } file && int.TryParse(file.Split(' ')[^1], out var number) ? number - 1 : 0];
        var lines = System.Text.Encoding.Latin1.GetString(model).Split('\n');
        var line = problem.Line ?? 1;
        for (var at = line; at <= lines.Length; at++)
        {
            yield return at;
            if (lines[at - 1].Contains('>', StringComparison.Ordinal)) yield break;
        }
    }

    private static string Found(List<Problem> problems) => problems.Count == 0 ? "nothing" : string.Join("; ", problems.Select(Shown));

    private static string Shown(Problem problem) => $"{problem.Rule} at {problem.Element} on line {problem.Line}";
}
