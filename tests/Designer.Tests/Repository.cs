using System.Text;

namespace WorkflowHub.Designer.Tests;

/// <summary>Files of the repository, and files made up for a test.</summary>
internal static class Repository
{
    public static string Top { get; } = FindTop();

    public static PackageFile File(string path) => new(Path.GetFileName(path), System.IO.File.ReadAllBytes(Path.Combine(Top, path)));

    public static PackageFile Made(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No WorkflowHub.sln above {AppContext.BaseDirectory}.");
    }
}
