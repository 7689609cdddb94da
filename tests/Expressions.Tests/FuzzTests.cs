using System.Diagnostics;
using System.Text.Json;

namespace WorkflowHub.Expressions.Tests;

/// <summary>The fuzzer of <c>tests/Fuzz</c>, for as long as a test may take. It runs for longer by its own command.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Changed_expressions_tests_and_models_neither_throw_nor_run_on_nor_read_back_otherwise()
    {
        var folder = AppContext.BaseDirectory.Replace("WorkflowHub.Expressions.Tests", "WorkflowHub.Fuzz", StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "WorkflowHub.Fuzz.dll"), "--seconds", "20"]) { RedirectStandardOutput = true })!;

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        Assert.True(JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement.GetProperty("branches").GetInt32() > 1_000, output);
    }
}
