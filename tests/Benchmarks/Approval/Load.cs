using System.Diagnostics;

namespace WorkflowHub.Benchmarks.Approval;

/// <summary>Clients that each do one thing after the other for a while, and how long each thing took.</summary>
internal static class Load
{
    /// <param name="act">One turn of a client; times each of its commands with what it is handed.</param>
    public static async Task<LoadResult> RunAsync(int clients, TimeSpan warmUp, TimeSpan measured, Func<int, Stopclock, Task> act)
    {
        var clock = Stopwatch.StartNew();
        var clocks = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var stopclock = new Stopclock(clock, warmUp, warmUp + measured);
            while (clock.Elapsed < warmUp + measured) await act(client, stopclock);
            return stopclock;
        })));
        return LoadResult.Of(clocks.SelectMany(stopclock => stopclock.Taken), measured);
    }
}

/// <summary>Notes how long each command took, if it began and ended while the run is measured.</summary>
internal sealed class Stopclock(Stopwatch clock, TimeSpan from, TimeSpan to)
{
    public List<double> Taken { get; } = [];

    public async Task<T> TimeAsync<T>(Func<Task<T>> command)
    {
        var begun = clock.Elapsed;
        var answer = await command();
        var ended = clock.Elapsed;
        if (ended >= from && ended <= to) Taken.Add((ended - begun).TotalMilliseconds);
        return answer;
    }

    public Task TimeAsync(Func<Task> command) => TimeAsync(async () =>
    {
        await command();
        return true;
    });
}

/// <param name="PerSecond">Commands answered a second.</param>
internal sealed record LoadResult(double PerSecond, double P50Ms, double P95Ms, double P99Ms, int Count)
{
    public static LoadResult Of(IEnumerable<double> milliseconds, TimeSpan during)
    {
        var sorted = milliseconds.Order().ToArray();
        if (sorted.Length == 0) throw new InvalidOperationException("No command was answered while the run was measured.");
        return new LoadResult(sorted.Length / during.TotalSeconds, At(0.50), At(0.95), At(0.99), sorted.Length);

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
