using WorkflowHub.Designer.Scenarios;

namespace WorkflowHub.Workflows.Tests;

public sealed class ScenarioTests
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (name, reading) in Library.Packages)
                foreach (var scenario in reading.Package?.Scenarios ?? []) all.Add(name, scenario.File);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_case_goes_as_its_scenario_says(string package, string file)
    {
        var read = Library.Packages[package].Package!;

        var result = ScenarioRunner.Run(read, read.Scenarios.Single(scenario => scenario.File == file), Library.Organisation.Snapshot());

        Assert.True(result.Passed, string.Join('\n', result.Failures.Select(failure => $"{file}:{failure.Line} {failure.Step}: {failure.Message}")));
    }
}
