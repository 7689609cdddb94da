using System.Collections.Concurrent;
using System.Net;

namespace WorkflowHub.Api.Accounts;

/// <summary>
/// Failed sign-ins of late, by the name tried and by where they came from. Names nobody has are counted alike, so that being refused
/// tells nothing about who is known here.
/// </summary>
internal sealed class SignInTries(TimeProvider time)
{
    public const int MostPerName = 10;
    public const int MostPerPeer = 100;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    public bool AreTooMany(string name, IPAddress? peer) => Of(NameKey(name)) >= MostPerName || Of(PeerKey(peer)) >= MostPerPeer;

    public void Failed(string name, IPAddress? peer)
    {
        if (counts.Count > 100_000) Forget();
        Add(NameKey(name));
        Add(PeerKey(peer));
    }

    public void Succeeded(string name) => counts.TryRemove(NameKey(name), out _);

    private int Of(string key) => counts.TryGetValue(key, out var count) && !IsPast(count) ? count.Tries : 0;

    private void Add(string key) => counts.AddOrUpdate(
        key,
        _ => new Count(1, time.GetTimestamp()),
        (_, count) => IsPast(count) ? new Count(1, time.GetTimestamp()) : count with { Tries = count.Tries + 1 });

    private void Forget()
    {
        foreach (var (key, count) in counts)
            if (IsPast(count)) counts.TryRemove(key, out _);
    }

    private bool IsPast(Count count) => time.GetElapsedTime(count.Since) > Window;

    private static string NameKey(string name) => "name " + name.ToUpperInvariant();

    private static string PeerKey(IPAddress? peer) => $"peer {peer}";

    private sealed record Count(int Tries, long Since);
}
