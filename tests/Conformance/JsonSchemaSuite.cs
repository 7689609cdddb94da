using System.Text;
using System.Text.Json;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Conformance;

/// <summary>Runs groups of the JSON Schema Test Suite (draft 2020-12) against our validator.</summary>
internal static class JsonSchemaSuite
{
    private const string RemoteAddress = "http://localhost:1234/";

    /// <summary>Prints what failed and the count (or, as JSON, every result); 0 when all passed.</summary>
    public static int Run(string folder, bool json)
    {
        var results = Results(folder);
        if (json)
        {
            using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
            writer.WriteStartObject();
            writer.WriteNumber("passed", results.Count(result => result.Fault is null));
            writer.WriteNumber("total", results.Count);
            writer.WriteStartArray("results");
            foreach (var (name, fault) in results)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteBoolean("passed", fault is null);
                if (fault is not null) writer.WriteString("fault", fault);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        else
        {
            foreach (var (name, fault) in results.Where(result => result.Fault is not null)) Console.WriteLine($"{name}: {fault}");
            Console.WriteLine($"json-schema: {results.Count(result => result.Fault is null)}/{results.Count}");
        }
        return results.Count > 0 && results.TrueForAll(result => result.Fault is null) ? 0 : 1;
    }

    /// <param name="folder">Holds <c>draft2020-12/</c> and <c>remotes/</c>.</param>
    public static List<(string Name, string? Fault)> Results(string folder)
    {
        var remotes = Remotes(Path.Combine(folder, "remotes"));
        var results = new List<(string, string?)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "draft2020-12"), "*.json").Order(StringComparer.Ordinal))
        {
            using var groups = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in groups.RootElement.EnumerateArray())
            {
                var compilation = Schema.Compile(Bytes(group.GetProperty("schema")), Dialect.Standard, remotes);
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    var name = $"{Path.GetFileName(file)} / {group.GetProperty("description").GetString()} / {test.GetProperty("description").GetString()}";
                    results.Add((name, Fault(compilation, test)));
                }
            }
        }
        return results;
    }

    private static string? Fault(SchemaCompilation compilation, JsonElement test)
    {
        if (compilation.Schema is null) return "not compiled: " + string.Join("; ", compilation.Problems.Select(problem => $"{problem.Pointer} {problem.Message}"));
        var expected = test.GetProperty("valid").GetBoolean();
        try
        {
            var value = JsonValues.Parse(Bytes(test.GetProperty("data")));
            var errors = compilation.Schema.Check(value);
            if (compilation.Schema.Accepts(value) != errors.IsEmpty) return "Accepts and Check disagree";
            if (errors.IsEmpty == expected) return null;
            return expected ? "refused: " + string.Join("; ", errors.Select(error => $"{error.Pointer} {error.Keyword}")) : "accepted";
        }
        catch (JsonException fault)
        {
            return expected ? "not read: " + fault.Message : null;
        }
    }

    private static Dictionary<string, Value> Remotes(string folder)
    {
        var remotes = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return remotes;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
            remotes[RemoteAddress + Path.GetRelativePath(folder, file).Replace('\\', '/')] = JsonValues.Parse(File.ReadAllBytes(file));
        return remotes;
    }

    private static byte[] Bytes(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}
