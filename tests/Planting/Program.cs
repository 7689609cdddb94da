// Copies the engine's sources to a folder with every flaw written in, each behind a switch of its own.
// Arguments: the engine's folder, the folder to write. A flaw whose text is not found exactly once is noted in Planted.Misplaced: its test fails.
using WorkflowHub.Engine.Tests.Wild;

var (from, to) = (args[0], args[1]);
var flaws = Flaws.All;
var misplaced = flaws.Where(flaw => !File.Exists(Path.Combine(from, flaw.File))).Select(flaw => flaw.Name).ToList();

foreach (var file in Directory.EnumerateFiles(from, "*.cs", SearchOption.AllDirectories))
{
    var name = Path.GetRelativePath(from, file).Replace('\\', '/');
    var text = File.ReadAllText(file);
    foreach (var flaw in flaws.Where(flaw => flaw.File == name))
    {
        var times = text.Split(flaw.Text).Length - 1;
        if (times == 1) text = text.Replace(flaw.Text, flaw.Instead.Replace("PLANTED", $"global::WorkflowHub.Engine.Planted.Is(\"{flaw.Name}\")", StringComparison.Ordinal), StringComparison.Ordinal);
        else misplaced.Add(flaw.Name);
    }
    Write(name, text);
}

Write("Planted.cs",
    $$"""
    namespace WorkflowHub.Engine;

    public static class Planted
    {
        public static string? Flaw { get; set; }
        public static readonly string[] Misplaced = [{{string.Join(", ", misplaced.Select(name => $"\"{name}\""))}}];
        public static bool Is(string name) => Flaw == name;
    }
    """);

void Write(string name, string text)
{
    var path = Path.Combine(to, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
}
