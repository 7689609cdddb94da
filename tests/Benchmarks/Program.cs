using System.Globalization;
using WorkflowHub.Benchmarks;
using WorkflowHub.Benchmarks.Approval;

if (args is [EmptyApplication.Argument, var url]) return await EmptyApplication.RunAsync(url);

// A scenario is a file: its Run takes the options and gives a report.
Dictionary<string, Func<Options, Task<Report>>> scenarios = new(StringComparer.Ordinal)
{
    ["approval"] = ApprovalScenario.Run,
    ["deploy"] = DeployScenario.Run,
    ["engine"] = EngineScenario.Run,
    ["feel"] = FeelScenario.Run,
    ["start"] = StartScenario.Run,
};

if (Options.Read(args) is not { } options || !scenarios.TryGetValue(options.Scenario, out var run))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', scenarios.Keys)} [--db sqlite|postgres] [--clients N] [--json]");
    return 2;
}
// Reports are read by programs: a decimal point is a point.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var report = await run(options);
Console.WriteLine(options.Json ? report.ToJson(options) : report.ToText());
return 0;
