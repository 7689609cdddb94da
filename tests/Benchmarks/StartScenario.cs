using System.Diagnostics;
using WorkflowHub.Servers;

namespace WorkflowHub.Benchmarks;

/// <summary>From starting the process to its first answer that it is ready, beside an empty web application; and the memory it then holds.</summary>
internal static class StartScenario
{
    private const int Starts = 5;
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(5);

    public static async Task<Report> Run(Options options)
    {
        await TestApplication.BuildAsync();
        await using var postgres = options.Database == "postgres" ? await PostgresServer.StartAsync() : null;
        if (postgres is not null) await postgres.CreateDatabaseAsync("workflowhub");
        var data = Directory.CreateTempSubdirectory("workflowhub-start-").FullName;
        try
        {
            var arguments = TestApplication.Arguments(data, postgres?.ConnectionTo("workflowhub"));
            var first = await StartOnceAsync(arguments);
            var (starts, floors, memories) = (new List<double>(), new List<double>(), new List<double>());
            for (var start = 0; start < Starts; start++)
            {
                var (seconds, megabytes) = await StartOnceAsync(arguments);
                starts.Add(seconds);
                memories.Add(megabytes);
                floors.Add(await StartEmptyAsync());
            }
            var report = new Report();
            report.Figures["firstStartSeconds"] = first.Seconds;
            report.Add("startSeconds", Median(starts), Median(floors));
            report.Figures["idleMegabytes"] = Median(memories);
            return report;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(double Seconds, double Megabytes)> StartOnceAsync(IReadOnlyList<string> arguments)
    {
        await using var server = new ApplicationServer(TestApplication.Program, arguments);
        var taken = await server.StartAsync();
        await Task.Delay(UntilIdle);
        return (taken.TotalSeconds, server.WorkingSet / 1024d / 1024d);
    }

    private static async Task<double> StartEmptyAsync()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(StartScenario).Assembly.Location, EmptyApplication.Argument, url.ToString()]))!;
        try
        {
            using var client = new HttpClient { BaseAddress = url };
            while (!await AnswersAsync(client)) await Task.Delay(10);
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
