using System.CommandLine;
using WorkflowHub.Api.Startup;
using WorkflowHub.Designer;
using WorkflowHub.Designer.Organisation;
using WorkflowHub.Engine;

namespace WorkflowHub.Cli.Commands;

/// <summary>A folder of procedures with the organisation that serves them, as the commands read it.</summary>
internal static class Library
{
    public const string OrganisationFile = "sample-organisation.yaml";

    public static Argument<DirectoryInfo> Argument() => new("folder") { Description = "A folder of procedures, or the folder of one.", DefaultValueFactory = _ => new DirectoryInfo("workflows") };

    /// <returns>The procedures, or null when there are none, which is said.</returns>
    public static IReadOnlyList<PackageFolder>? Open(DirectoryInfo folder, TextWriter output)
    {
        if (!folder.Exists)
        {
            output.WriteLine($"There is no folder {folder.FullName}.");
            return null;
        }
        var packages = PackageFolder.In(folder.FullName).ToList();
        if (packages.Count > 0) return packages;
        output.WriteLine($"There is no procedure in {folder.FullName}: expected folders with a procedure.yaml.");
        return null;
    }

    public static PackageReading Read(PackageFolder folder)
    {
        try
        {
            return Package.Read(folder.Read(), version: 1);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new PackageReading(null, [new Problem("package.folder", fault.Message)]);
        }
    }

    /// <summary>The organisation beside the procedures: in the folder itself, or above it when the folder is one procedure's.</summary>
    public static FileInfo? OrganisationIn(DirectoryInfo folder)
    {
        foreach (var place in new[] { folder, folder.Parent })
            if (place is not null && new FileInfo(Path.Combine(place.FullName, OrganisationFile)) is { Exists: true } file) return file;
        return null;
    }

    public static OrganisationReading ReadOrganisation(FileInfo file) =>
        Designer.Organisation.OrganisationFile.Read(new PackageFile(file.Name, File.ReadAllBytes(file.FullName)));
}
