using System.Text.Json;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>The <c>expect…</c> steps of a script.</summary>
internal sealed class BpmnExpectations(BpmnPlayer player)
{
    public void Check(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "expect": Same(step, Found(step, "ref") is { } item ? BpmnFinding.Attribute(item, step.Text("attribute")!) : throw new BpmnFailure($"{step.Text("ref")} is nothing."), step.Text("attribute")!); break;
            case "expectExists": if (Found(step, "ref") is null) throw new BpmnFailure($"{step.Text("ref")} should be there and is not{Where()}"); break;
            case "expectNone": if (Found(step, "ref") is { } left and not IReadOnlyList<object> { Count: 0 }) throw new BpmnFailure($"Nothing was expected; there is {Shown(left)}."); break;
            case "expectCount": Count(step); break;
            case "expectValues": Values(step); break;
            case "expectVariable": Same(step, Variable(step), $"the variable {step.Text("name")}"); break;
            case "expectEnded": Ended(step); break;
            case var other: throw new BpmnFailure($"The runner knows no step {other}.");
        }
    }

    private object? Found(JsonElement step, string property) => player.Named(step.Text(property)!);

    private void Count(JsonElement step)
    {
        var list = player.Named<IReadOnlyList<object>>(step, "of");
        var expected = step.GetProperty("equals").GetInt32();
        if (list.Count != expected) throw new BpmnFailure($"{expected} were expected; there are {list.Count}: {string.Join(", ", list.Select(BpmnFinding.Shown))}.");
    }

    private void Values(JsonElement step)
    {
        var attribute = step.Text("attribute")!;
        var expected = step.List("values").Select(BpmnValues.Of).ToList();
        var found = player.Named<IReadOnlyList<object>>(step, "of").Select(item => BpmnFinding.Attribute(item, attribute)).ToList();
        // In any order: these values and no others, each as often as it is found.
        var (sought, seen) = step.Text("mode") == "inOrder" ? (expected, found) : (Sorted(expected.Distinct()), Sorted(found.Distinct()));
        if (!sought.SequenceEqual(seen)) throw new BpmnFailure($"[{Texts(expected)}] were expected; there are [{Texts(found)}].");
    }

    private static List<Value> Sorted(IEnumerable<Value> values) => [.. values.OrderBy(FeelText.Of, StringComparer.Ordinal)];

    private static string Texts(IEnumerable<Value> values) => string.Join(", ", values.Select(FeelText.Of));

    private Value Variable(JsonElement step)
    {
        var (running, token) = player.Seen(step);
        var name = step.Text("name")!;
        var value = token is { } from ? running.Case.Seen(from)[name] : running.Case.Data[name];
        return name == "loopCounter" && value is NumberValue number ? Value.Of(number.Number.ToDecimal() - 1) : value;
    }

    private static void Same(JsonElement step, Value found, string what)
    {
        if (step.Flag("isNull") && !found.IsNull) throw new BpmnFailure($"{what} should be null and is {FeelText.Of(found)}.");
        if (step.Flag("notNull") && found.IsNull) throw new BpmnFailure($"{what} should not be null.");
        if (!step.TryGetProperty("equals", out var json)) return;
        var expected = BpmnValues.Of(json);
        if (!expected.Equals(found)) throw new BpmnFailure($"{what} should be {FeelText.Of(expected)} and is {FeelText.Of(found)}.");
    }

    private void Ended(JsonElement step)
    {
        var running = player.Named<Running>(step, "instance");
        var expected = step.GetProperty("ended").GetBoolean();
        if (running.Ended != expected)
            throw new BpmnFailure(expected ? $"{running.Process} should have ended{Where()}" : $"{running.Process} should not have ended and has: {running.Case.Status}.");
    }

    /// <summary>Where everything stands, for a reason that helps.</summary>
    private string Where()
    {
        var standing = player.World.Cases.Where(running => !running.Ended).SelectMany(running => running.Case.Tokens.Select(token => token.Element)).ToList();
        return standing.Count == 0 ? "; nothing is live." : $"; tokens stand at {string.Join(", ", standing)}.";
    }

    private static string Shown(object found) => found is IReadOnlyList<object> list ? string.Join(", ", list.Select(BpmnFinding.Shown)) : BpmnFinding.Shown(found);
}
