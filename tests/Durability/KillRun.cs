using WorkflowHub.Servers;

namespace WorkflowHub.Durability;

/// <param name="LongestRestartMs">From starting the process again to its saying that it is ready.</param>
internal sealed record Verdict(string Db, int Kills, int Clients, int Cases, int Decisions, int Documents, int Repeats, double LongestRestartMs, IReadOnlyList<string> Faults);

/// <param name="program">The command line that is started and killed.</param>
/// <param name="seed">Chooses the moments of the kills.</param>
internal sealed class KillRun(string program, string db, int kills, int clients, int seed)
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(5);

    public async Task<Verdict> PlayAsync(Action<string> tell)
    {
        await using var postgres = db == "postgres" ? await PostgresServer.StartAsync() : null;
        if (postgres is not null) await postgres.CreateDatabaseAsync("workflowhub");
        var data = Directory.CreateTempSubdirectory("workflowhub-durability-").FullName;
        try
        {
            await using var server = new ApplicationServer(program, TestApplication.Arguments(data, postgres?.ConnectionTo("workflowhub")));
            var acknowledged = new Acknowledged();
            var longest = await KillWhileWorkingAsync(server, acknowledged, tell);

            await using var ledger = await Ledger.OpenAsync(data, postgres?.ConnectionTo("workflowhub"));
            await ledger.UntilDrainedAsync(DrainLimit);
            var faults = await ledger.FaultsAsync(acknowledged);
            return new Verdict(db, kills, clients, acknowledged.Starts.Count, acknowledged.Decisions.Count, await ledger.DocumentsAsync(), acknowledged.Repeats, longest.TotalMilliseconds, faults);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task<TimeSpan> KillWhileWorkingAsync(ApplicationServer server, Acknowledged acknowledged, Action<string> tell)
    {
        var chance = new Random(seed);
        var ended = false;
        await server.StartAsync();
        var workers = Enumerable.Range(1, clients).Select(number => new Worker(server.Address, number, acknowledged, () => Volatile.Read(ref ended)).WorkAsync()).ToArray();
        var longest = TimeSpan.Zero;
        for (var kill = 1; kill <= kills; kill++)
        {
            // Long enough to be at work, and at any moment of it.
            await Task.Delay(chance.Next(300, 2500));
            if (workers.FirstOrDefault(worker => worker.IsFaulted) is { } broken) await broken;
            await server.KillAsync();
            var restart = await server.StartAsync();
            longest = restart > longest ? restart : longest;
            if (kill % 10 == 0) tell($"{kill} kills, {acknowledged.Starts.Count} cases, {acknowledged.Decisions.Count} decisions acknowledged");
        }
        Volatile.Write(ref ended, true);
        await Task.WhenAll(workers);
        return longest;
    }
}
