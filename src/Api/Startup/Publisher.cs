using System.Collections.Immutable;
using WorkflowHub.Designer;
using WorkflowHub.Designer.Checks;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Procedures;

namespace WorkflowHub.Api.Startup;

/// <summary>Publishes packages from a folder: a version for each content, none for what is published already.</summary>
internal sealed class Publisher(ProcedureStore store, ProcedureCatalogue catalogue, TimeProvider time)
{
    /// <summary>Reads and checks every package of a folder; needs nothing but the files.</summary>
    public static IReadOnlyList<(string Name, PackageReading Reading)> ReadAll(string folder) =>
        [.. PackageFolder.In(folder).Select(package => (package.Name, Package.Read(package.Read(), version: 1)))];

    /// <returns>Problems of the packages that were refused; what was published of them before goes on running.</returns>
    public async Task<IReadOnlyList<RefusedPackage>> PublishAll(IEnumerable<(string Name, PackageReading Reading)> packages, CancellationToken cancellation)
    {
        var refused = new List<RefusedPackage>();
        foreach (var (name, reading) in packages)
            if (reading.Package is not { } package) refused.Add(new RefusedPackage(name, reading.Problems));
            else if (Unsound(package) is { IsEmpty: false } flaws) refused.Add(new RefusedPackage(name, flaws));
            else await Publish(package, cancellation);
        return refused;
    }

    /// <summary>What is proved wrong with the process and nobody answers for.</summary>
    private static ImmutableArray<Problem> Unsound(Package package) => package.Source.Override is null ? [.. SoundnessReport.Of(package).Problems(package)] : [];

    private async Task Publish(Package package, CancellationToken cancellation)
    {
        var files = package.Files.ToDictionary(file => file.Path, file => file.Content.ToArray());
        await store.Publish(package.Source, files, Command.System, time.GetUtcNow(), cancellation);
        catalogue.Published(package.Source.Key);
    }
}

/// <param name="Name">Of its folder.</param>
public sealed record RefusedPackage(string Name, ImmutableArray<Problem> Problems);
