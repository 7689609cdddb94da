using WorkflowHub.Conformance;

// A suite is a file: its Run takes the folder of the cases and whether to print JSON, and gives the exit code.
Dictionary<string, Func<string, bool, int>> suites = new(StringComparer.Ordinal)
{
    ["bpmn"] = BpmnSuite.Run,
    ["dmn"] = DmnSuite.Run,
    ["json-schema"] = JsonSchemaSuite.Run,
};

var words = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
var unknown = args.FirstOrDefault(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg != "--json");
if (words is not [var suite, var folder] || unknown is not null || !suites.TryGetValue(suite, out var run))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Conformance -- {string.Join('|', suites.Keys)} FOLDER [--json]");
    return 2;
}
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder {folder}.");
    return 2;
}
return run(folder, args.Contains("--json"));
