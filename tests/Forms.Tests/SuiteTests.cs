using WorkflowHub.Conformance;

namespace WorkflowHub.Forms.Tests;

public sealed class SuiteTests
{
    [Fact]
    public void The_json_schema_test_suite_is_passed()
    {
        var folder = Find();
        if (folder is null)
        {
            TestContext.Current.SendDiagnosticMessage("Skipped: ../shared/conformance/json-schema is not there.");
            return;
        }

        var results = JsonSchemaSuite.Results(folder);

        Assert.NotEmpty(results);
        Assert.Equal([], results.Where(result => result.Fault is not null).Select(result => $"{result.Name}: {result.Fault}"));
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "conformance", "json-schema");
            if (Directory.Exists(Path.Combine(folder, "draft2020-12"))) return folder;
        }
        return null;
    }
}
