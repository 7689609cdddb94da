using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Procedures;

/// <summary>Published versions of procedures. A version never changes and is never taken away.</summary>
public sealed class ProcedureStore
{
    private const int Tries = 3;

    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    internal ProcedureStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>Makes a new version that new cases get from now on, unless some version has the same content already: then nothing changes.</summary>
    /// <param name="source">Checked and compiled before; its version number is given here.</param>
    /// <param name="files">The package's files by path.</param>
    /// <param name="by">Person id of who publishes.</param>
    public async Task<PublishedVersion> Publish(
        ProcedureSource source, IReadOnlyDictionary<string, byte[]> files, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        var hash = HashOf(files);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var taken = await turn.Take(cancellation);
                return await PublishOnce(source, files, hash, by, at, cancellation);
            }
            catch (Exception fault) when (attempt < Tries && (fault as DbException ?? fault.InnerException as DbException) is { } refused && dialect.IsDuplicate(refused))
            {
                // Somebody else has just published the very first procedure.
            }
        }
    }

    /// <returns>The version with its files, or null.</returns>
    public async Task<ProcedureVersionRow?> Read(string key, int version, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.ProcedureVersions.AsNoTracking().Include(row => row.Files)
            .SingleOrDefaultAsync(row => row.Key == key && row.Version == version, cancellation);
    }

    /// <returns>The version new cases get, or null when there is no such procedure.</returns>
    public async Task<int?> CurrentVersion(string key, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.ProcedureVersions.Where(row => row.Key == key && row.IsCurrent).Select(row => (int?)row.Version).MaxAsync(cancellation);
    }

    /// <summary>Keys of all published procedures.</summary>
    public async Task<IReadOnlyList<string>> Keys(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.ProcedureVersions.Where(row => row.IsCurrent).Select(row => row.Key).Distinct().OrderBy(key => key).ToListAsync(cancellation);
    }

    /// <returns>The version of a procedure that was the latest when a version of another was published, or null.</returns>
    public async Task<int?> VersionBeside(string key, string other, int otherVersion, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.ProcedureVersions.Where(row => row.Key == key)
            .Where(row => database.ProcedureVersions.Any(beside => beside.Key == other && beside.Version == otherVersion && beside.PublishedAt >= row.PublishedAt))
            .Select(row => (int?)row.Version).MaxAsync(cancellation);
    }

    private async Task<PublishedVersion> PublishOnce(
        ProcedureSource source, IReadOnlyDictionary<string, byte[]> files, string hash, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Bump(StampRow.Procedures, cancellation);
        var versions = database.ProcedureVersions.Where(row => row.Key == source.Key);
        if (await versions.Where(row => row.ContentHash == hash).Select(row => (int?)row.Version).FirstOrDefaultAsync(cancellation) is { } same)
            return new PublishedVersion(same, IsNew: false);

        var version = (await versions.MaxAsync(row => (int?)row.Version, cancellation) ?? 0) + 1;
        await versions.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsCurrent, false), cancellation);
        var published = new ProcedureVersionRow
        {
            Key = source.Key,
            Version = version,
            Names = JsonSerializer.Serialize(source.Name),
            Descriptions = JsonSerializer.Serialize(source.Description),
            Source = JsonSerializer.Serialize(source with { Version = version }),
            ContentHash = hash,
            PublishedAt = at.UtcDateTime,
            PublishedById = by,
            IsCurrent = true,
        };
        published.Files.AddRange(files.Select(file => new ProcedureFileRow { Key = source.Key, Version = version, Path = file.Key, Content = file.Value }));
        database.ProcedureVersions.Add(published);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new PublishedVersion(version, IsNew: true);
    }

    /// <summary>Over paths and contents with their lengths, so that no two packages run into the same text.</summary>
    private static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{path}\n{content.Length}\n")));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <param name="IsNew">False when this content had been published before.</param>
public sealed record PublishedVersion(int Version, bool IsNew);
