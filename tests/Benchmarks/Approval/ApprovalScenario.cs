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
    private static readonly TimeSpan FloorMeasured = TimeSpan.FromSeconds(4);
    private const int GroupSize = 64;

    public static async Task<object> RunAsync(string db, int clients)
    {
        await using var postgres = db == "postgres" ? await PostgresServer.StartAsync() : null;
        if (postgres is not null) await postgres.CreateDatabaseAsync("workflowhub");
        if (postgres is not null) await postgres.CreateDatabaseAsync("floor");
        await using Floor floor = postgres is null ? new SqliteFloor() : await PostgresFloor.CreateAsync(postgres.ConnectionTo("floor"));

        var single = await Load.RunAsync(clients, TimeSpan.FromSeconds(1), FloorMeasured, (client, clock) => clock.TimeAsync(() => floor.WriteOneAsync(client)));
        var grouped = await Load.RunAsync(1, TimeSpan.FromSeconds(1), FloorMeasured, (_, clock) => clock.TimeAsync(() => floor.WriteGroupAsync(GroupSize)));
        var groupedPerSecond = grouped.PerSecond * GroupSize;

        var data = Directory.CreateTempSubdirectory("workflowhub-approval-").FullName;
        try
        {
            await using var server = new ApplicationServer(TestApplication.Program, TestApplication.Arguments(data, postgres?.ConnectionTo("workflowhub")));
            await server.StartAsync();
            var (result, cpu) = await MeasureAsync(server, clients);
            return new
            {
                scenario = "approval",
                db,
                clients,
                commandsPerSecond = Rounded(result.PerSecond),
                p50Ms = Rounded(result.P50Ms),
                p95Ms = Rounded(result.P95Ms),
                p99Ms = Rounded(result.P99Ms),
                cpuMsPerCommand = Math.Round(cpu, 3),
                floors = new { oneEachPerSecond = Rounded(single.PerSecond), oneEachP50Ms = Rounded(single.P50Ms), groupedPerSecond = Rounded(groupedPerSecond) },
                ratios = new { toOneEach = Ratio(result.PerSecond, single.PerSecond), toGrouped = Ratio(result.PerSecond, groupedPerSecond), p50ToOneEach = Ratio(result.P50Ms, single.P50Ms) },
            };
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

    private static double Rounded(double value) => Math.Round(value, 2);

    private static double Ratio(double value, double floor) => Math.Round(value / floor, 3);
}
