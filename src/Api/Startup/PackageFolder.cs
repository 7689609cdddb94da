using System.Collections.Immutable;
using WorkflowHub.Designer;

namespace WorkflowHub.Api.Startup;

/// <summary>A package on disk: a folder with a <c>procedure.yaml</c>.</summary>
public sealed record PackageFolder(string Path)
{
    private const int MaxFiles = 1_000;
    private const long MaxBytes = 32 * 1024 * 1024;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Every package in a folder, or the folder itself when it is one; in the order of their names.</summary>
    public static IEnumerable<PackageFolder> In(string folder) =>
        new[] { folder }.Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .Where(candidate => File.Exists(System.IO.Path.Combine(candidate, "procedure.yaml")))
            .Select(candidate => new PackageFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(candidate))));

    /// <exception cref="InvalidDataException">More files or bytes than a package may have.</exception>
    public ImmutableArray<PackageFile> Read()
    {
        var paths = Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint }).Take(MaxFiles + 1).ToList();
        if (paths.Count > MaxFiles) throw new InvalidDataException($"{Path} holds more than {MaxFiles} files (limit: package files).");
        if (paths.Sum(path => new FileInfo(path).Length) > MaxBytes) throw new InvalidDataException($"{Path} holds more than {MaxBytes / 1024 / 1024} MB (limit: package size).");
        return [.. paths.Select(path => new PackageFile(System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/'), File.ReadAllBytes(path)))];
    }
}
