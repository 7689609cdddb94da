using System.CommandLine;
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
        foreach (var package in packages) problems += Tell(package.Path, Library.Read(package).Problems, output);
        if (Library.OrganisationIn(folder) is { } file) problems += Tell(file.DirectoryName!, Library.ReadOrganisation(file).Problems, output);
        output.WriteLine($"procedures: {packages.Count}, problems: {problems}");
        return problems == 0 ? 0 : 1;
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
