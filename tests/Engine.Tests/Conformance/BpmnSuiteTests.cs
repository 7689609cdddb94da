using System.Runtime.CompilerServices;
using WorkflowHub.Conformance;

namespace WorkflowHub.Engine.Tests.Conformance;

/// <summary>
/// The suites of other engines judge us. <c>bpmn-passing.txt</c> lists the cases of which every check passes; WORKFLOWHUB_RECORD=1 writes it anew.
/// </summary>
public sealed class BpmnSuiteTests
{
    [Fact]
    public void What_has_passed_once_still_passes()
    {
        var folder = Folder();
        if (folder is null) Assert.Skip("../shared/conformance/bpmn is not there.");

        var cases = BpmnSuite.Verdicts(folder).GroupBy(verdict => verdict.Id).ToList();
        var passing = cases.Where(checks => checks.All(check => check.Reason is null)).Select(checks => checks.Key).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("WORKFLOWHUB_RECORD") == "1") File.WriteAllText(Recorded(), string.Join('\n', passing) + "\n");

        var lost = File.ReadAllLines(Recorded()).Except(passing).ToList();
        var reasons = lost.Select(id => $"{id}: {cases.Find(checks => checks.Key == id)?.First(check => check.Reason is not null).Reason ?? "is no longer in the suite"}");
        Assert.Equal([], reasons);
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "conformance", "bpmn");
            if (File.Exists(Path.Combine(folder, "manifest.json"))) return folder;
        }
        return null;
    }

    private static string Recorded([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "bpmn-passing.txt");
}
