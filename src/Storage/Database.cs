using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Databases;

namespace WorkflowHub.Storage;

/// <summary>The database as a whole: made ready once, before anything else starts.</summary>
public sealed class Database
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly TimeProvider time;
    private readonly ILogger<Database> log;

    internal Database(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, TimeProvider time, ILogger<Database> log) =>
        (this.contexts, this.dialect, this.time, this.log) = (contexts, dialect, time, log);

    /// <summary>Waits for the database to answer, up to a minute, and brings its tables up to date.</summary>
    /// <exception cref="DatabaseException">It does not answer, or was made by a newer version; the message is a sentence for whoever starts the program.</exception>
    public async Task Prepare(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await PrepareOnce(cancellation);
                return;
            }
            catch (Exception fault) when (fault is DbException or SocketException or TimeoutException or IOException or UnauthorizedAccessException)
            {
                if (!MayPass(fault) || time.GetElapsedTime(began) > Patience) throw new DatabaseException($"{Sentence(dialect.Place)} cannot be used: {fault.Message}", fault);
                log.LogInformation("Waiting for {Place}: {Message}", dialect.Place, fault.Message);
            }
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task PrepareOnce(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        await dialect.Prepare(database, cancellation);
        var known = database.Database.GetMigrations().ToHashSet();
        var applied = await database.Database.GetAppliedMigrationsAsync(cancellation);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new DatabaseException($"{Sentence(dialect.Place)} was last used by a newer version of this program ({newer}): start that version.");
        if (known.Count > applied.Count()) await database.Database.MigrateAsync(cancellation);
    }

    /// <summary>A server may still be starting; a file that cannot be opened will not open by waiting.</summary>
    private bool MayPass(Exception fault) => dialect is not SqliteDialect && fault is not DbException { SqlState: "28P01" or "28000" or "3D000" };

    private static string Sentence(string place) => char.ToUpperInvariant(place[0]) + place[1..];
}

/// <summary>The database cannot be used; the message says which, and why.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
