using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>A boxed expression (DMN 1.5, 10.2), compiled.</summary>
internal abstract class Logic(int height)
{
    public static readonly Logic None = new FaultLogic("There is no decision logic.");

    /// <summary>What evaluating it takes of the stack, in levels of a tree.</summary>
    public readonly int Height = height;

    public abstract Value Evaluate(ContextValue variables, Budget budget);

    /// <summary>Why it comes to its value, where it is one expression; otherwise null.</summary>
    public virtual Explanation? Explain(ContextValue variables, Budget budget) => null;

    protected static int Over(params IEnumerable<Logic?> parts) => 3 + parts.Max(part => part?.Height) ?? 3;
}

internal sealed class FaultLogic(string reason) : Logic(1)
{
    public override Value Evaluate(ContextValue variables, Budget budget) => new NullValue(reason);
}

internal sealed class LiteralLogic(Expression expression) : Logic(expression.Height)
{
    public override Value Evaluate(ContextValue variables, Budget budget) => expression.Evaluate(variables, budget);
    public override Explanation Explain(ContextValue variables, Budget budget) => expression.Explain(variables, budget);
}

/// <summary>The declared type of an expression, put over it.</summary>
internal sealed class TypedLogic(Logic logic, FeelType type) : Logic(Over(logic))
{
    public Logic Inner => logic;

    public override Value Evaluate(ContextValue variables, Budget budget) => type.Convert(logic.Evaluate(variables, budget));
    public override Explanation? Explain(ContextValue variables, Budget budget) => logic.Explain(variables, budget);
}

/// <param name="entries">Entries in order; one without a name is the result.</param>
internal sealed class ContextLogic((string? Name, FeelType Type, Logic Value)[] entries) : Logic(Over(entries.Select(entry => entry.Value)))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var made = new List<KeyValuePair<string, Value>>();
        var frame = new Frame(variables, [], budget);
        foreach (var (name, type, logic) in entries)
        {
            if (!frame.Step(variables.Count + 1)) return frame.Spent;
            var value = type.Convert(logic.Evaluate(variables, budget));
            if (name is null) return value;
            made.Add(KeyValuePair.Create(name, value));
            variables = variables.With(name, value);
        }
        return frame.Keep(ContextValue.From(made));
    }
}

internal sealed class InvocationLogic(Logic function, (string Name, Logic Value)[] bindings) : Logic(Over([function, .. bindings.Select(binding => binding.Value)]))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        if (function.Evaluate(variables, budget) is not FunctionValue callee) return new NullValue("A function to invoke was expected.");
        var named = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, logic) in bindings) named[name] = logic.Evaluate(variables, budget);
        return callee.CallNamed(named, new Frame(variables, [], budget));
    }
}

internal sealed class ListLogic(Logic[] items) : Logic(Over([None, .. items]))
{
    public override Value Evaluate(ContextValue variables, Budget budget) =>
        new Frame(variables, [], budget).Keep(new ListValue([.. items.Select(item => item.Evaluate(variables, budget))]));
}

internal sealed class RelationLogic((string Name, FeelType Type)[] columns, Logic[][] rows) : Logic(Over([None, .. rows.SelectMany(row => row)]))
{
    public override Value Evaluate(ContextValue variables, Budget budget) =>
        new Frame(variables, [], budget).Keep(new ListValue([.. rows.Select(row => ContextValue.From(
            row.Zip(columns, (cell, column) => KeyValuePair.Create(column.Name, column.Type.Convert(cell.Evaluate(variables, budget))))))]));
}

/// <param name="name">By which it calls itself; empty when it has none.</param>
internal sealed class FunctionLogic(string name, ImmutableArray<(string Name, FeelType Type)> parameters, FeelType result, Logic body) : Logic(1)
{
    public override Value Evaluate(ContextValue variables, Budget budget) => new LogicFunction(name, parameters, result, body, variables);
}

/// <summary>The body of an external function: the parameters are variables by now.</summary>
internal sealed class ExternalLogic(JavaFunction function) : Logic(1)
{
    public override Value Evaluate(ContextValue variables, Budget budget) =>
        function.Call([.. function.Parameters.Select(parameter => variables[parameter])], new Frame(variables, [], budget));
}

internal sealed class ConditionalLogic(Logic condition, Logic then, Logic otherwise) : Logic(Over(condition, then, otherwise))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var verdict = condition.Evaluate(variables, budget);
        return verdict is BooleanValue or NullValue ? (verdict.IsTrue ? then : otherwise).Evaluate(variables, budget) : new NullValue($"A condition is a boolean; {FeelType.Of(verdict)} was found.");
    }
}

internal sealed class FilterLogic(Logic list, Logic match) : Logic(Over(list, match))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var value = list.Evaluate(variables, budget);
        if (value.IsNull) return value;
        var frame = new Frame(variables, [], budget);
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in value is ListValue items ? items.Items : [value])
        {
            if (!frame.Step(variables.Count + 1)) return frame.Spent;
            var seen = variables.With("item", item);
            var verdict = match.Evaluate(item is ContextValue context ? seen.Merge(context) : seen, budget);
            if (verdict is NumberValue place) return Lists.At(value is ListValue whole ? whole.Items : [value], place.Number);
            if (verdict.IsTrue) kept.Add(item);
            else if (verdict is not (BooleanValue or NullValue)) return frame.Fault($"A filter takes a boolean; {FeelType.Of(verdict)} was found.");
        }
        return new ListValue(kept.DrainToImmutable());
    }
}

internal sealed class ForLogic(string variable, Logic list, Logic body) : Logic(Over(list, body))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var frame = new Frame(variables, [], budget);
        var items = Lists.RunOver(list.Evaluate(variables, budget), frame);
        if (items is not ListValue over) return items;
        var results = new List<Value>();
        foreach (var item in over.Items)
        {
            if (!frame.Step(variables.Count + results.Count + 1)) return frame.Spent;
            results.Add(body.Evaluate(variables.With(variable, item).With("partial", new ListValue([.. results])), budget));
        }
        return frame.Keep(new ListValue([.. results]));
    }
}

internal sealed class QuantifiedLogic(bool every, string variable, Logic list, Logic body) : Logic(Over(list, body))
{
    public override Value Evaluate(ContextValue variables, Budget budget)
    {
        var frame = new Frame(variables, [], budget);
        var items = Lists.RunOver(list.Evaluate(variables, budget), frame);
        if (items is not ListValue over) return items;
        Value? unknown = null;
        foreach (var item in over.Items)
        {
            if (!frame.Step(variables.Count + 1)) return frame.Spent;
            var verdict = body.Evaluate(variables.With(variable, item), budget);
            if (verdict is not BooleanValue boolean) unknown ??= LogicNulls.Of(verdict, "satisfies");
            else if (boolean.Value != every) return verdict;
        }
        return unknown ?? Value.Of(every);
    }
}
