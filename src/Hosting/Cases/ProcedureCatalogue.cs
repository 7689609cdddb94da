using System.Collections.Concurrent;
using WorkflowHub.Storage.Procedures;

namespace WorkflowHub.Hosting.Cases;

/// <summary>Published procedures, compiled once and kept: a version never changes. Which one is current is asked anew every few seconds.</summary>
public sealed class ProcedureCatalogue(ProcedureStore store, TimeProvider time)
{
    private static readonly TimeSpan CurrentKept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Key, int Version), PublishedProcedure> compiled = new();
    private readonly ConcurrentDictionary<string, (int Version, long AskedAt)> current = new(StringComparer.Ordinal);

    public async ValueTask<PublishedProcedure?> Get(string key, int version, CancellationToken cancellation)
    {
        if (compiled.TryGetValue((key, version), out var known)) return known;
        var row = await store.Read(key, version, cancellation);
        return row is null ? null : compiled.GetOrAdd((key, version), _ => PublishedProcedure.Compile(row));
    }

    /// <summary>The version new cases get, or null when no such procedure was published.</summary>
    public async ValueTask<PublishedProcedure?> Current(string key, CancellationToken cancellation)
    {
        if (!current.TryGetValue(key, out var known) || time.GetElapsedTime(known.AskedAt) > CurrentKept)
        {
            if (await store.CurrentVersion(key, cancellation) is not { } version) return null;
            known = current[key] = (version, time.GetTimestamp());
        }
        return await Get(key, known.Version, cancellation);
    }

    /// <summary>Told after publishing, so that this node starts cases on the new version at once.</summary>
    public void Published(string key) => current.TryRemove(key, out _);
}
