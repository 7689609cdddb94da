using System.Diagnostics;
using SharpFuzz;

namespace WorkflowHub.Fuzz;

/// <summary>
/// A copy of this program whose library counts its branches, in a process of its own: what brings the process down is found too, and the
/// input it was at lies in a file.
/// </summary>
internal static class Instrumentation
{
    private const string Library = "WorkflowHub.Expressions.dll";

    public static int RunInstrumented(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-");
        try
        {
            CopyTo(folder.FullName);
            Fuzzer.Instrument(Path.Combine(folder.FullName, Library), _ => true, SharpFuzz.Options.Value);
            var start = new ProcessStartInfo(Environment.ProcessPath!) { WorkingDirectory = Environment.CurrentDirectory };
            // The program itself, or the host that runs it.
            var name = Path.GetFileName(Environment.ProcessPath!);
            var program = Path.Combine(folder.FullName, "WorkflowHub.Fuzz.dll");
            if (name is "dotnet" or "dotnet.exe") start.ArgumentList.Add(program);
            else start.FileName = Path.ChangeExtension(program, Path.GetExtension(name) is ".exe" ? ".exe" : null);
            foreach (var argument in args) start.ArgumentList.Add(argument);
            start.ArgumentList.Add(Options.Instrumented);
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode is 0 or 1 or 2) return process.ExitCode;
            Console.WriteLine($"The process ended with {process.ExitCode} at this input:\n{Current.Read(folder.FullName)}");
            return 1;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void CopyTo(string folder)
    {
        var from = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
