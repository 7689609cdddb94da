using System.Collections.Immutable;
using WorkflowHub.Expressions.Dmn;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Analysis;

/// <summary>Inputs that no condition or rule takes, or that several take.</summary>
/// <param name="Rules">Numbers, from 1, of the conditions or rules that hold together; none for a gap.</param>
/// <param name="Example">Values for which it is so.</param>
public sealed record Finding(ImmutableArray<int> Rules, ContextValue Example)
{
    /// <summary>Whether nothing holds for the example; otherwise several hold.</summary>
    public bool IsGap => Rules.IsEmpty;
}

/// <summary>What an analysis found.</summary>
/// <param name="Findings">Gaps and overlaps; for each set of rules one.</param>
/// <param name="IsWhole">Whether all combinations were tried; false when there are more than <see cref="Limits.MaxCombinations"/>, or trying them takes more than
/// <see cref="Limits.MaxAnalysisSteps"/>.</param>
public sealed record CoverageResult(ImmutableArray<Finding> Findings, bool IsWhole);

/// <summary>
/// Looks for inputs that no condition or rule takes, and for inputs that several take. Each finding is proved by its example, which has
/// been evaluated. Nothing is missed where conditions compare inputs with literals; where they compute with them, something may be.
/// </summary>
public static class Coverage
{
    /// <summary>The conditions of the flows that leave a gateway, over inputs with their types.</summary>
    /// <param name="conditions">Compiled conditions, in order; findings speak of them by their numbers from 1.</param>
    /// <param name="inputs">The names that vary, with the types of their values.</param>
    /// <returns>Gaps and overlaps, each with an example; not whole where there was too much to try.</returns>
    public static CoverageResult Of(IReadOnlyList<Expression> conditions, params IEnumerable<(string Name, FeelType Type)> inputs)
    {
        var literals = conditions.SelectMany(condition => condition.Literals).ToList();
        var dimensions = inputs.Select(input => (input.Name, Samples.Of(input.Type, literals).Where(input.Type.Admits).ToArray())).ToArray();
        var budget = Budget.OfAnalysis();
        return Scan(dimensions, budget, (example, _) => [.. Enumerable.Range(1, conditions.Count).Where(i => conditions[i - 1].Evaluate(example, budget).IsTrue)]);
    }

    /// <summary>The same over values that are given for each input: those that stand for all it may have.</summary>
    public static CoverageResult Of(IReadOnlyList<Expression> conditions, IEnumerable<(string Name, ImmutableArray<Value> Values)> inputs)
    {
        var budget = Budget.OfAnalysis();
        return Scan(inputs.Select(input => (input.Name, input.Values.ToArray())).ToArray(), budget,
            (example, _) => [.. Enumerable.Range(1, conditions.Count).Where(i => conditions[i - 1].Evaluate(example, budget).IsTrue)]);
    }

    /// <summary>Values of a type that stand for all, as far as conditions compare them with what is written out in them.</summary>
    /// <param name="type">The type of the values.</param>
    /// <param name="conditions">The conditions that compare them.</param>
    /// <returns>Every literal of the type, values between and beyond them; null alone where none is known.</returns>
    public static ImmutableArray<Value> ValuesOf(FeelType type, IReadOnlyList<Expression> conditions) =>
        Samples.Of(type, conditions.SelectMany(condition => condition.Literals));

    /// <summary>The rules of a decision table, over its own inputs.</summary>
    internal static CoverageResult Of(IReadOnlyList<TableInput> inputs, IReadOnlyList<TableRule> rules)
    {
        var budget = Budget.OfAnalysis();
        var dimensions = new (string, Value[])[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            var (input, at) = (inputs[i], i);
            var literals = rules.SelectMany(rule => rule.Tests[at]?.Literals ?? []).Concat(input.Allowed?.Literals ?? []);
            var samples = Samples.Of(input.Type, literals).Where(sample => input.Type.Admits(sample) && (input.Allowed?.Evaluate(sample, ContextValue.Empty, budget).IsTrue ?? true));
            dimensions[i] = (input.Label, [.. samples]);
        }
        // Each cell is asked once for each sample of its column.
        var holds = dimensions.Select((dimension, i) => dimension.Item2.Select(sample =>
            rules.Where(rule => rule.Tests[i]?.Evaluate(sample, ContextValue.Empty, budget).IsTrue ?? false).Select(rule => rule.Number).ToHashSet()).ToArray()).ToArray();
        return Scan(dimensions, budget, (_, place) => [.. holds[0][place[0]].Where(rule => Enumerable.Range(1, inputs.Count - 1).All(i => holds[i][place[i]].Contains(rule))).Order()]);
    }

    private static CoverageResult Scan((string Name, Value[] Samples)[] dimensions, Budget budget, Func<ContextValue, int[], ImmutableArray<int>> rulesOf)
    {
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        var place = new int[dimensions.Length];
        if (dimensions.Length == 0 || dimensions.Any(dimension => dimension.Samples.Length == 0)) return new CoverageResult([], true);
        for (var tried = 0; tried < Limits.MaxCombinations; tried++)
        {
            var example = ContextValue.From(dimensions.Select((dimension, i) => KeyValuePair.Create(dimension.Name, dimension.Samples[place[i]])));
            var rules = rulesOf(example, place);
            if (budget.Steps < 0) break;
            // Gaps are told apart by what their first input is: one for each, not one for each combination.
            if (rules.Length != 1 && findings.Count < Limits.MaxFindings) findings.TryAdd(rules.IsEmpty ? $"gap {place[0]}" : string.Join(' ', rules), new Finding(rules, example));
            if (!Next(place, dimensions)) return new CoverageResult([.. findings.Values], true);
        }
        return new CoverageResult([.. findings.Values], false);
    }

    private static bool Next(int[] place, (string Name, Value[] Samples)[] dimensions)
    {
        for (var i = place.Length - 1; i >= 0; i--)
        {
            if (++place[i] < dimensions[i].Samples.Length) return true;
            place[i] = 0;
        }
        return false;
    }
}
