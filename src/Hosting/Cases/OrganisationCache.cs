using WorkflowHub.Engine.Organisation;
using WorkflowHub.Storage.Organisation;

namespace WorkflowHub.Hosting.Cases;

/// <summary>The organisation as it stands, read again when its stamp has changed; the stamp is asked at most once a second.</summary>
public sealed class OrganisationCache(OrganisationStore store, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan StampKept = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Known? known;

    public async ValueTask<OrganisationSnapshot> Current(CancellationToken cancellation)
    {
        if (known is { } fresh && time.GetElapsedTime(fresh.AskedAt) < StampKept) return fresh.Snapshot;

        await reading.WaitAsync(cancellation);
        try
        {
            if (known is { } meanwhile && time.GetElapsedTime(meanwhile.AskedAt) < StampKept) return meanwhile.Snapshot;
            var stamp = await store.Stamp(cancellation);
            var snapshot = known is { } last && last.Stamp == stamp ? last.Snapshot : await store.Snapshot(cancellation);
            known = new Known(stamp, snapshot, time.GetTimestamp());
            return snapshot;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Told after a change made by this node, so that the next command sees it.</summary>
    public void Changed() => known = null;

    public void Dispose() => reading.Dispose();

    private sealed record Known(long Stamp, OrganisationSnapshot Snapshot, long AskedAt);
}
