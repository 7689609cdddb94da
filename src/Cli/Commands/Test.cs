using System.CommandLine;
using WorkflowHub.Api.Startup;
using WorkflowHub.Designer.Scenarios;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Cli.Commands;

/// <summary><c>test</c>: plays every scenario of every procedure in a folder through the engine.</summary>
internal static class Test
{
    private static readonly Argument<DirectoryInfo> Folder = Library.Argument();
    private static readonly Option<FileInfo?> Organisation = new("--organisation") { Description = $"The organisation they are played in; {Library.OrganisationFile} of the folder when not given." };

    public static Command Command()
    {
        var command = new Command("test", "Plays the scenarios (cases/*.yaml) of the procedures in a folder.") { Folder, Organisation };
        command.SetAction(arguments => Run(arguments.GetValue(Folder)!, arguments.GetValue(Organisation), arguments.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(DirectoryInfo folder, FileInfo? organisation, TextWriter output)
    {
        if (Library.Open(folder, output) is not { } packages || People(folder, organisation, output) is not { } people) return 1;
        var (passed, failed) = (0, 0);
        foreach (var package in packages)
        {
            var (played, wrong) = Play(package, people, output);
            (passed, failed) = (passed + played, failed + wrong);
        }
        output.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    private static (int Passed, int Failed) Play(PackageFolder folder, OrganisationSnapshot organisation, TextWriter output)
    {
        var reading = Library.Read(folder);
        if (reading.Package is not { } package)
        {
            output.WriteLine($"FAILED {folder.Name}: it has problems");
            Check.Tell(folder.Path, reading.Problems, output);
            return (0, 1);
        }
        var results = package.Scenarios.Select(scenario => ScenarioRunner.Run(package, scenario, organisation)).ToList();
        foreach (var result in results) Tell(folder, result, output);
        return (results.Count(result => result.Passed), results.Count(result => !result.Passed));
    }

    private static void Tell(PackageFolder folder, ScenarioResult result, TextWriter output)
    {
        output.WriteLine($"{(result.Passed ? "ok    " : "FAILED")} {folder.Name}/{result.Scenario.File}: {result.Scenario.Name}");
        foreach (var failure in result.Failures) output.WriteLine($"       line {failure.Line}, {failure.Step}: {failure.Message}");
    }

    private static OrganisationSnapshot? People(DirectoryInfo folder, FileInfo? named, TextWriter output)
    {
        var file = named ?? Library.OrganisationIn(folder);
        if (file is not { Exists: true })
        {
            output.WriteLine(named is null ? $"There is no {Library.OrganisationFile} in {folder} or above it: name one with --organisation." : $"There is no file {named}.");
            return null;
        }
        var reading = Library.ReadOrganisation(file);
        if (reading.Organisation is null) Check.Tell(file.DirectoryName!, reading.Problems, output);
        return reading.Organisation?.Snapshot();
    }
}
