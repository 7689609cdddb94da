using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Conformance;

/// <summary>Runs the cases of the DMN Technology Compatibility Kit that lie in a folder.</summary>
internal static class DmnSuite
{
    private static readonly XNamespace Cases = "http://www.omg.org/spec/DMN/20160719/testcase";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    // The library has no clock: the cases that ask for now() and today() are given this moment.
    private static readonly ContextValue Clock = ContextValue.Of(
        ("now", Value.Of(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero))), ("today", Value.Of(new DateOnly(2026, 7, 1))));

    private sealed record Failure(string Id, string Check, string Reason);

    public static int Run(string folder, bool json)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}.");
            return 2;
        }
        var (total, failed) = (0, new List<Failure>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var root = XDocument.Load(file).Root;
            if (root?.Name != Cases + "testCases") continue;
            var model = Model(file, root);
            foreach (var test in root.Elements(Cases + "testCase"))
            {
                total++;
                var id = $"{Path.GetFileNameWithoutExtension(file)}#{test.Attribute("id")?.Value}";
                if (Judge(model, test) is var (check, reason)) failed.Add(new Failure(id, check, reason));
            }
        }
        Print(total, failed, json);
        return failed.Count == 0 ? 0 : 1;
    }

    private static void Print(int total, List<Failure> failed, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { total, passed = total - failed.Count, failed }, JsonSerializerOptions.Web));
            return;
        }
        foreach (var failure in failed) Console.WriteLine($"{failure.Id} {failure.Check}: {failure.Reason}");
        Console.WriteLine($"{total - failed.Count} of {total} pass.");
    }

    private static DmnCompilation Model(string file, XElement root)
    {
        var folder = Path.GetDirectoryName(file)!;
        var name = root.Element(Cases + "modelName")?.Value.Trim() ?? "";
        var others = Directory.EnumerateFiles(folder, "*.dmn").Where(other => Path.GetFileName(other) != name).Order(StringComparer.Ordinal).ToList();
        if (!File.Exists(Path.Combine(folder, name))) return new DmnCompilation(null, [new DmnProblem(null, 0, 0, $"There is no file {name} beside the cases.")]);
        // Models may import each other in any order: each round knows those of the round before.
        ImmutableArray<DecisionModel> known = [];
        foreach (var _ in others) known = [.. others.Select(other => DecisionModel.Compile(File.ReadAllBytes(other), known).Model).OfType<DecisionModel>()];
        return DecisionModel.Compile(File.ReadAllBytes(Path.Combine(folder, name)), known);
    }

    private static (string Check, string Reason)? Judge(DmnCompilation compiled, XElement test)
    {
        if (compiled.Model is not { } model) return ("model", compiled.Problems[0].Message);
        var inputs = Clock.Merge(ContextValue.Of(test.Elements(Cases + "inputNode").Select(node => (node.Attribute("name")!.Value, Read(node)))));
        foreach (var node in test.Elements(Cases + "resultNode"))
        {
            var name = node.Attribute("name")!.Value;
            var found = Found(model, test, name, inputs);
            var expected = node.Element(Cases + "expected") is { } element ? Read(element) : Value.Null;
            if (node.Attribute("errorResult")?.Value == "true" && found.IsNull) continue;
            if (!Same(expected, found))
                return (name, $"{FeelText.Of(expected)} was expected, {FeelText.Of(found)} was found ({(found as NullValue)?.Reason ?? compiled.Problems.FirstOrDefault(problem => problem.Element?.EndsWith(name, StringComparison.Ordinal) == true)?.Message}).");
        }
        return null;
    }

    private static Value Found(DecisionModel model, XElement test, string name, ContextValue inputs)
    {
        if (test.Attribute("invocableName")?.Value is not { } invocable) return model.Evaluate(name, inputs);
        var result = model.Call(invocable, inputs);
        return result is ContextValue outputs && outputs.TryGet(name, out var output) ? output : result;
    }

    private static Value Read(XElement node)
    {
        if (node.Element(Cases + "list") is { } list)
            return IsNil(list) ? Value.Null : Value.Of(list.Elements(Cases + "item").Select(Read));
        var components = node.Elements(Cases + "component").ToList();
        if (components.Count > 0)
            return ContextValue.Of(components.Select(component => (component.Attribute("name")?.Value ?? "", IsNil(component) ? Value.Null : Read(component))));
        return node.Element(Cases + "value") is { } value && !IsNil(value) ? Plain(value) : Value.Null;
    }

    private static bool IsNil(XElement element) => element.Attribute(Instance + "nil")?.Value == "true";

    private static Value Plain(XElement value)
    {
        var type = value.Attribute(Instance + "type")?.Value ?? "string";
        var text = value.Value;
        switch (type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..])
        {
            case "boolean": return Value.Of(text.Trim() is "true" or "1");
            case "decimal" or "double" or "integer" or "float" or "int" or "long":
                return FeelNumber.TryParse(text.Trim(), out var number) ? Value.Of(number) : Value.Of(text);
            case "date" or "time" or "dateTime" or "duration" or "dayTimeDuration" or "yearMonthDuration":
                var compiled = Expression.Compile($"@\"{text.Trim()}\"", Scope.Of());
                return compiled.Expression?.Evaluate(ContextValue.Empty) ?? Value.Of(text);
            default: return Value.Of(text);
        }
    }

    private static bool Near(FeelNumber expected, FeelNumber found)
    {
        var (a, b) = (expected.ToDecimal(), found.ToDecimal());
        return Math.Abs(a) > decimal.MaxValue / 4 || Math.Abs(b) > decimal.MaxValue / 4 ? expected == found : Math.Abs(a - b) <= 0.00000001m * Math.Max(1, Math.Abs(a));
    }

    private static bool Same(Value expected, Value found) => (expected, found) switch
    {
        (NumberValue a, NumberValue b) => Near(a.Number, b.Number),
        (ListValue a, ListValue b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (ContextValue a, ContextValue b) => a.Count == b.Count && a.All(entry => b.TryGet(entry.Key, out var theirs) && Same(entry.Value, theirs)),
        _ => expected.Equals(found),
    };
}
