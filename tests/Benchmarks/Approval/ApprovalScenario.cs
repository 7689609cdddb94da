using System.Globalization;
using WorkflowHub.Servers;

namespace WorkflowHub.Benchmarks.Approval;

/// <summary>
/// Start and two decisions over HTTP against the whole product in a process of its own, beside what the same rows cost written raw
/// in the same run: one transaction each (a) and in groups (b).
/// </summary>
internal static class ApprovalScenario
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FloorWarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FloorMeasured = TimeSpan.FromSeconds(4);
    private const int GroupSize = 64;

    public static async Task<Report> Run(Options options)
    {
        await TestApplication.BuildAsync();
        await using var postgres = options.Database == "postgres" ? await PostgresServer.StartAsync() : null;
        var report = new Report();
        var floors = await MeasureFloorsAsync(postgres, options.Clients);
        var result = await MeasureProductAsync(postgres, options.Clients, report);

        report.Figures["commandsPerSecond"] = result.PerSecond;
        report.Figures["p50Ms"] = result.P50Ms;
        report.Figures["p95Ms"] = result.P95Ms;
        report.Figures["p99Ms"] = result.P99Ms;
        report.Floors["oneEachPerSecond"] = floors.OneEach.PerSecond;
        report.Floors["oneEachP50Ms"] = floors.OneEach.P50Ms;
        report.Floors["groupedPerSecond"] = floors.GroupedPerSecond;
        report.Ratios["toOneEach"] = result.PerSecond / floors.OneEach.PerSecond;
        report.Ratios["toGrouped"] = result.PerSecond / floors.GroupedPerSecond;
        report.Ratios["p50ToOneEach"] = result.P50Ms / floors.OneEach.P50Ms;
        return report;
    }

    private static async Task<(LoadResult OneEach, double GroupedPerSecond)> MeasureFloorsAsync(PostgresServer? postgres, int clients)
    {
        if (postgres is not null) await postgres.CreateDatabaseAsync("floor");
        await using Floor floor = postgres is null ? new SqliteFloor() : await PostgresFloor.CreateAsync(postgres.ConnectionTo("floor"));
        var single = await Load.RunAsync(clients, FloorWarmUp, FloorMeasured, (client, clock) => clock.TimeAsync(() => floor.WriteOneAsync(client)));
        var grouped = await Load.RunAsync(1, FloorWarmUp, FloorMeasured, (_, clock) => clock.TimeAsync(() => floor.WriteGroupAsync(GroupSize)));
        return (single, grouped.PerSecond * GroupSize);
    }

    private static async Task<LoadResult> MeasureProductAsync(PostgresServer? postgres, int clients, Report report)
    {
        if (postgres is not null) await postgres.CreateDatabaseAsync("workflowhub");
        var data = Directory.CreateTempSubdirectory("workflowhub-approval-").FullName;
        try
        {
            await using var server = new ApplicationServer(TestApplication.Program, TestApplication.Arguments(data, postgres?.ConnectionTo("workflowhub")));
            await server.StartAsync();
            var (result, cpu) = await MeasureAsync(server, clients);
            report.Figures["cpuMsPerCommand"] = cpu;
            return result;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(LoadResult Result, double CpuMsPerCommand)> MeasureAsync(ApplicationServer server, int clients)
    {
        using var people = await TestApplication.SignInAsync(server.Address, clients);
        var answered = 0;
        var cpuBefore = server.ProcessorTime;
        var result = await Load.RunAsync(clients, WarmUp, Measured, async (client, clock) =>
        {
            await ApproveAsync(people, clock, client);
            Interlocked.Add(ref answered, 3);
        });
        return (result, (server.ProcessorTime - cpuBefore).TotalMilliseconds / answered);
    }

    private static async Task ApproveAsync(TestPeople people, Stopclock clock, int client)
    {
        var key = Guid.NewGuid().ToString("N");
        var subject = string.Create(CultureInfo.InvariantCulture, $"Chairs of client {client}");
        var started = await clock.TimeAsync(() => people.Applicant.StartAsync("approval", TestApplication.Unit, new { subject, amount = 900, reason = "The old ones are broken." }, key));
        await clock.TimeAsync(() => people.Head.CompleteAsync($"{started.Id:N}-1", "approve", new { }, key + "-1"));
        await clock.TimeAsync(() => people.Superior.CompleteAsync($"{started.Id:N}-2", "approve", new { }, key + "-2"));
    }
}
