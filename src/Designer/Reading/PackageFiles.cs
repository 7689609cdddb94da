namespace WorkflowHub.Designer.Reading;

/// <summary>The files of a package, counted and measured before any of them is read.</summary>
internal sealed class PackageFiles
{
    public const int MaxFiles = 300;
    public const int MaxFileBytes = 4 * 1024 * 1024;
    public const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxPath = 200;

    private readonly SortedDictionary<string, PackageFile> files = new(StringComparer.Ordinal);

    private PackageFiles() { }

    public IEnumerable<PackageFile> All => files.Values;

    public PackageFile? this[string path] => files.GetValueOrDefault(path);

    /// <returns>Null, with a problem, when the package is too large to be looked at.</returns>
    public static PackageFiles? Of(IEnumerable<PackageFile> given, ProblemList problems)
    {
        var read = new PackageFiles();
        long bytes = 0;
        foreach (var file in given)
        {
            if (read.files.Count >= MaxFiles) return Refuse("package.files", $"The package has more than {MaxFiles} files (limit: files).");
            bytes += file.Content.Length;
            if (bytes > MaxBytes) return Refuse("package.size", $"The package is larger than {MaxBytes / 1024 / 1024} MB (limit: package size).");
            if (!IsPath(file.Path)) problems.Add("package.path", $"'{Shown(file.Path)}' is no path within a package: expected names joined by /, at most {MaxPath} characters.", Shown(file.Path));
            else if (file.Content.Length > MaxFileBytes) problems.Add("package.file-size", $"The file is larger than {MaxFileBytes / 1024 / 1024} MB (limit: file size).", file.Path);
            else if (!read.files.TryAdd(file.Path, file)) problems.Add("package.twice", "The file stands twice in the package.", file.Path);
        }
        return read;

        PackageFiles? Refuse(string rule, string message)
        {
            problems.Add(rule, message);
            return null;
        }
    }

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= MaxPath && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal) && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Shown(string path) => path.Length <= MaxPath ? path : path[..MaxPath] + "…";
}
