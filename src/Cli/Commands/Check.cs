using System.CommandLine;
using WorkflowHub.Api.Startup;
using WorkflowHub.Designer;
using WorkflowHub.Designer.Checks;
using WorkflowHub.Engine;

namespace WorkflowHub.Cli.Commands;

/// <summary><c>check</c>: every problem of every procedure in a folder.</summary>
internal static class Check
{
    private static readonly Argument<DirectoryInfo> Folder = Library.Argument();

    public static Command Command()
    {
        var command = new Command("check", "Tells every problem of the procedures in a folder: file:line, element, rule, sentence.") { Folder };
        command.SetAction(arguments => Run(arguments.GetValue(Folder)!, arguments.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(DirectoryInfo folder, TextWriter output)
    {
        if (Library.Open(folder, output) is not { } packages) return 1;
        var problems = 0;
        var warnings = 0;
        foreach (var package in packages)
        {
            var reading = Library.Read(package);
            problems += Tell(package.Path, reading.Problems, output);
            warnings += Tell(package.Path, [.. reading.Warnings.Select(warning => warning with { Message = $"(warning) {warning.Message}" })], output);
            if (reading.Package is { } whole) problems += TellSoundness(package, whole, output);
        }
        if (Library.OrganisationIn(folder) is { } file) problems += Tell(file.DirectoryName!, Library.ReadOrganisation(file).Problems, output);
        if (warnings > 0) output.WriteLine($"warnings: {warnings}");
        output.WriteLine($"procedures: {packages.Count}, problems: {problems}");
        return problems == 0 ? 0 : 1;
    }

    /// <returns>How many flaws nobody answers for.</returns>
    private static int TellSoundness(PackageFolder folder, Package package, TextWriter output)
    {
        var report = SoundnessReport.Of(package);
        var verdict = report.Verdict switch { SoundnessVerdict.Sound => "sound", SoundnessVerdict.Unsound => "unsound", _ => "not proved within the limit" };
        output.WriteLine($"{folder.Name}: {verdict}{(report.Verdict == SoundnessVerdict.Unsound && package.Source.Override is { } given ? $"; {given.By} answers for it: {given.Reason}" : "")}");
        foreach (var flaw in report.Flaws)
        {
            output.WriteLine($"  {flaw.Element} {flaw.Rule} {flaw.Message}");
            for (var i = 0; i < flaw.Moves.Length; i++) output.WriteLine($"    {i + 1}. {flaw.Moves[i]}");
        }
        return package.Source.Override is null ? report.Flaws.Length : 0;
    }

    /// <returns>How many there were.</returns>
    public static int Tell(string folder, IReadOnlyCollection<Problem> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            var path = Path.GetRelativePath(Directory.GetCurrentDirectory(), problem.File is null ? folder : Path.Combine(folder, problem.File));
            output.WriteLine($"{path}{(problem.Line is { } line ? $":{line}" : "")} {(string.IsNullOrEmpty(problem.Element) ? "-" : problem.Element)} {problem.Rule} {problem.Message}");
        }
        return problems.Count;
    }
}
