using WorkflowHub.Designer;
using WorkflowHub.Designer.Organisation;

namespace WorkflowHub.Workflows.Tests;

/// <summary>The procedures and the organisation of <c>workflows/</c>, read once.</summary>
internal static class Library
{
    private static readonly string Folder = Path.Combine(FindTop(), "workflows");

    public static OrganisationFile Organisation { get; } = ReadOrganisation();

    public static IReadOnlyDictionary<string, PackageReading> Packages { get; } = Directory.GetDirectories(Folder)
        .Order(StringComparer.Ordinal)
        .ToDictionary(folder => Path.GetFileName(folder), folder => Package.Read(Files(folder), 1));

    private static IEnumerable<PackageFile> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => new PackageFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));

    private static OrganisationFile ReadOrganisation()
    {
        var read = OrganisationFile.Read(new PackageFile("sample-organisation.yaml", File.ReadAllBytes(Path.Combine(Folder, "sample-organisation.yaml"))));
        return read.Organisation ?? throw new InvalidDataException(read.Problems[0].Message);
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No WorkflowHub.sln above {AppContext.BaseDirectory}.");
    }
}
