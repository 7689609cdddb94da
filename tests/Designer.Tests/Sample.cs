using System.Text;

namespace WorkflowHub.Designer.Tests;

/// <summary>A sound package to be spoilt: the purchase request of the library.</summary>
internal static class Sample
{
    private static readonly string Folder = Path.Combine(Repository.Top, "workflows", "purchase-request");

    public static IReadOnlyList<PackageFile> Files { get; } = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => new PackageFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))];

    public static string Text(string path) => Encoding.UTF8.GetString(Files.Single(file => file.Path == path).Content.Span);

    public static PackageReading With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public static PackageReading With(string path, byte[] content) =>
        Package.Read([.. Files.Where(file => file.Path != path), new PackageFile(path, content)], 1);

    public static PackageReading Without(string path) => Package.Read(Files.Where(file => file.Path != path), 1);
}
