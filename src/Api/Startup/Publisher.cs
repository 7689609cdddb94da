using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Designer;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Startup;

/// <summary>Publishes packages from a folder: a version for each content, none for what is published already.</summary>
public sealed class Publisher(IDbContextFactory<WorkflowHubContext> databases, ProcedureCatalogue catalogue, TimeProvider time)
{
    /// <summary>Publishes every package in a folder of packages.</summary>
    /// <returns>Problems of those that were refused, by folder; what was published before goes on running.</returns>
    public async Task<IReadOnlyList<(string Package, ImmutableArray<Problem> Problems)>> PublishAll(string folder, CancellationToken cancellation)
    {
        var refused = new List<(string, ImmutableArray<Problem>)>();
        foreach (var package in PackageFolder.In(folder))
            if (await Publish(package.Read(), cancellation) is { IsEmpty: false } problems) refused.Add((package.Name, problems));
        return refused;
    }

    private async Task<ImmutableArray<Problem>> Publish(ImmutableArray<PackageFile> files, CancellationToken cancellation)
    {
        var hash = HashOf(files);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        if (await database.ProcedureVersions.AnyAsync(version => version.ContentHash == hash && version.IsCurrent, cancellation)) return [];

        var first = Package.Read(files, 1);
        if (first.Package is null) return first.Problems;
        var key = first.Package.Source.Key;
        var last = await database.ProcedureVersions.Where(version => version.Key == key).MaxAsync(version => (int?)version.Version, cancellation) ?? 0;
        var known = await database.ProcedureVersions.FirstOrDefaultAsync(version => version.Key == key && version.ContentHash == hash, cancellation);
        await using var whole = await database.Database.BeginTransactionAsync(cancellation);
        await database.ProcedureVersions.Where(version => version.Key == key && version.IsCurrent).ExecuteUpdateAsync(set => set.SetProperty(version => version.IsCurrent, false), cancellation);
        if (known is not null) known.IsCurrent = true;
        else database.ProcedureVersions.Add(Row(Package.Read(files, last + 1).Package!, hash));
        await database.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        catalogue.Published(key);
        return [];
    }

    private ProcedureVersionRow Row(Package package, string hash)
    {
        var source = package.Source;
        var row = new ProcedureVersionRow
        {
            Key = source.Key,
            Version = source.Version,
            Names = JsonSerializer.Serialize(source.Name),
            Descriptions = JsonSerializer.Serialize(source.Description),
            Source = JsonSerializer.Serialize(source),
            ContentHash = hash,
            PublishedAt = time.GetUtcNow().UtcDateTime,
            PublishedById = Command.System,
            IsCurrent = true,
        };
        row.Files.AddRange(package.Files.Select(file => new ProcedureFileRow { Key = source.Key, Version = source.Version, Path = file.Path, Content = file.Content.ToArray() }));
        return row;
    }

    /// <summary>Of every file's path and content; lengths stand between them, so that nothing can be moved from one to the next.</summary>
    private static string HashOf(ImmutableArray<PackageFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Content.Length}\n"));
            hash.AppendData(file.Content.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
