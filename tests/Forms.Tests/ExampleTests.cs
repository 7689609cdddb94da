using System.Text;
using System.Text.Json;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Tests;

/// <summary>The table of examples that the browser's forms are judged by too.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
            {
                using var example = JsonDocument.Parse(File.ReadAllBytes(file));
                foreach (var one in example.RootElement.GetProperty("cases").EnumerateArray()) cases.Add(Path.GetFileName(file), one.GetProperty("name").GetString()!);
            }
            return cases;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "examples");

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_answer_is_judged_as_the_example_says(string file, string name)
    {
        using var example = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        var form = Compile(example.RootElement);
        var one = example.RootElement.GetProperty("cases").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == name);

        var checkedAnswer = form.Check(Context(one, "answer"), Context(one, "present"), Rights(one));

        Assert.Equal(
            one.GetProperty("errors").EnumerateArray().Select(Error).Order(StringComparer.Ordinal),
            checkedAnswer.Errors.Select(error => $"{error.Pointer} {error.Keyword} {error.Limit}").Order(StringComparer.Ordinal));
        if (one.TryGetProperty("hidden", out var hidden)) Assert.Equal(hidden.EnumerateArray().Select(entry => entry.GetString()), form.Hidden(Context(one, "data", "answer")).Union(form.Hidden(Context(one, "answer"))));
        if (one.TryGetProperty("data", out var data)) Assert.Equal(JsonValues.From(data), checkedAnswer.Data);
    }

    private static CompiledForm Compile(JsonElement example)
    {
        var compilation = CompiledForm.Compile(Bytes(example.GetProperty("schema")), Bytes(example.GetProperty("layout")));
        Assert.Empty(compilation.Problems);
        return compilation.Form!;
    }

    private static ContextValue Context(JsonElement one, params string[] names)
    {
        foreach (var name in names)
            if (one.TryGetProperty(name, out var value)) return (ContextValue)JsonValues.From(value);
        return ContextValue.Empty;
    }

    private static Dictionary<string, FieldRight> Rights(JsonElement one) => one.TryGetProperty("rights", out var rights)
        ? rights.EnumerateObject().ToDictionary(right => right.Name, right => Enum.Parse<FieldRight>(right.Value.GetString()!, ignoreCase: true))
        : [];

    private static string Error(JsonElement error) =>
        $"{error.GetProperty("pointer").GetString()} {error.GetProperty("keyword").GetString()} {(error.TryGetProperty("limit", out var limit) ? limit.GetString() : "")}";

    private static byte[] Bytes(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}
