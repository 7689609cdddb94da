using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Dmn;

internal enum HitPolicy { Unique, First, Priority, Any, Collect, RuleOrder, OutputOrder }

internal sealed record TableInput(Logic Value, FeelType Type, UnaryTests? Allowed, string Label);

/// <param name="Order">The output values, the most wanted first, for PRIORITY and OUTPUT ORDER.</param>
internal sealed record TableOutput(string Name, FeelType Type, Logic? Default, ImmutableArray<Value> Order);

internal sealed record TableRule(int Number, UnaryTests?[] Tests, Logic[] Outputs);

/// <summary>A decision table (DMN 1.5, chapter 8).</summary>
internal sealed class TableLogic(string name, HitPolicy policy, string aggregation, TableInput[] inputs, TableOutput[] outputs, TableRule[] rules)
    : Logic(Over([None, .. inputs.Select(input => input.Value), .. rules.SelectMany(rule => rule.Outputs), .. outputs.Select(output => output.Default)]))
{
    private readonly Lazy<TableIndex?> index = new(() => TableIndex.Of(rules, inputs.Length));

    public Analysis.CoverageResult Analyse() => Analysis.Coverage.Of(inputs, rules);

    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var frame = new Frame(variables, [], budget);
        var values = new Value[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            values[i] = inputs[i].Value.Evaluate(variables, budget);
            if (inputs[i].Allowed is { } allowed && !allowed.Evaluate(values[i], variables, budget).IsTrue)
                return frame.Fault($"{FeelText.Of(values[i])} is not among the values allowed for {inputs[i].Label}.");
        }
        if (Hits(values, variables, frame) is not { } hits) return frame.Spent;
        var result = hits.Count == 0 && aggregation != "COUNT" ? Default(variables, budget) : Result(hits, frame);
        budget.Trace?.Steps.Add(new DecisionStep(name, result, [.. hits.Select(hit => hit.Number)]));
        return result;
    }

    /// <summary>The rules that fire, in order; null when there are no steps left.</summary>
    private List<TableRule>? Hits(Value[] values, ContextValue variables, Frame frame)
    {
        var hits = new List<TableRule>();
        if (index.Value is not { } known)
        {
            foreach (var rule in rules)
            {
                if (!frame.Step(inputs.Length + 1)) return null;
                if (!Fires(rule, values, variables, frame.Budget, null)) continue;
                hits.Add(rule);
                if (policy == HitPolicy.First) break;
            }
            return hits;
        }
        var candidates = known.Candidates(values);
        if (!frame.Step(candidates.Length)) return null;
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var left = candidates[word]; left != 0; left &= left - 1)
            {
                var rule = rules[(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(left)];
                if (!frame.Step(inputs.Length + 1)) return null;
                if (!Fires(rule, values, variables, frame.Budget, known)) continue;
                hits.Add(rule);
                if (policy == HitPolicy.First) return hits;
            }
        }
        return hits;
    }

    private static bool Fires(TableRule rule, Value[] values, ContextValue variables, Budget budget, TableIndex? known)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (known is not null && known.HasJudged(i, rule.Number - 1, values[i])) continue;
            if (rule.Tests[i] is not { } tests || !tests.Evaluate(values[i], variables, budget).IsTrue) return false;
        }
        return true;
    }

    private Value Default(ContextValue variables, Budget budget)
    {
        if (outputs.All(output => output.Default is null)) return policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder && aggregation.Length == 0
            ? ListValue.Empty : new NullValue("No rule fires, and the table has no default output.");
        return Output([.. outputs.Select(output => output.Default?.Evaluate(variables, budget) ?? Value.Null)]);
    }

    private Value Output(Value[] values)
    {
        if (outputs.Length == 1) return outputs[0].Type.Convert(values[0]);
        return ContextValue.From(outputs.Zip(values, (output, value) => KeyValuePair.Create(output.Name, output.Type.Convert(value))));
    }

    private Value Result(List<TableRule> hits, Frame frame)
    {
        if (policy == HitPolicy.Unique && hits.Count > 1) return frame.Fault($"{hits.Count} rules fire where only one may (hit policy UNIQUE).");
        var results = new List<Value[]>();
        foreach (var hit in hits) results.Add([.. hit.Outputs.Select(output => output.Evaluate(frame.Input, frame.Budget))]);
        if (policy is HitPolicy.Priority or HitPolicy.OutputOrder) results = [.. results.OrderBy(values => Ranks(values), Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))];
        switch (policy)
        {
            case HitPolicy.Any:
                return results.TrueForAll(values => Comparison.Same(Output(values), Output(results[0])))
                    ? Output(results[0]) : frame.Fault("Rules with different outputs fire (hit policy ANY).");
            case HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder:
                return Aggregate(new ListValue([.. results.Select(Output)]), frame);
            default:
                return Output(results[0]);
        }
    }

    private int[] Ranks(Value[] values) => [.. values.Select((value, i) => Rank(outputs[i].Order, value))];

    private static int Rank(ImmutableArray<Value> order, Value value)
    {
        for (var i = 0; i < order.Length; i++)
            if (Comparison.Same(order[i], value)) return i;
        return order.Length;
    }

    private Value Aggregate(ListValue collected, Frame frame) => aggregation switch
    {
        "SUM" => Call("sum", collected, frame),
        "MIN" => Call("min", collected, frame),
        "MAX" => Call("max", collected, frame),
        "COUNT" => Value.Of(collected.Items.Length),
        _ => frame.Keep(collected),
    };

    private static Value Call(string function, ListValue list, Frame frame) => Functions.Builtin.All[function].Call([list], frame);
}
