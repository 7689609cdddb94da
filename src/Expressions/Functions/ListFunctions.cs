using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Lists (DMN 1.5, table 76) and sorting (table 79).</summary>
internal static class ListFunctions
{
    public static void AddTo(Catalogue catalogue)
    {
        List(catalogue, "list contains(list, element)", (list, a, frame) =>
            frame.Step(list.Size) ? Value.Of(list.Items.Any(item => Comparison.Same(item, a[1]!))) : frame.Spent);
        catalogue.Add("count(list)", (a, _) => Arguments.List(a[0]) is { } list ? Value.Of(list.Items.Length) : Arguments.Wrong("A list", a[0]));
        Each(catalogue, "min", (list, _) => Extreme(list, -1));
        Each(catalogue, "max", (list, _) => Extreme(list, 1));
        Each(catalogue, "sum", (list, frame) => list.Items.IsEmpty ? Value.Null : Total(list, Operation.Add, frame));
        Each(catalogue, "product", (list, frame) => list.Items.IsEmpty ? Value.Null : Total(list, Operation.Multiply, frame));
        Each(catalogue, "mean", Mean);
        Each(catalogue, "median", (list, frame) => Median(list, frame));
        Each(catalogue, "stddev", Deviation);
        Each(catalogue, "mode", (list, _) => Mode(list));
        Each(catalogue, "all", (list, _) => Joined(list, true));
        Each(catalogue, "any", (list, _) => Joined(list, false));
        Each(catalogue, "and", (list, _) => Joined(list, true));
        Each(catalogue, "or", (list, _) => Joined(list, false));
        List(catalogue, "sublist(list, start position, length?)", Sublist);
        List(catalogue, "append(list, item...)", (list, a, _) => new ListValue([.. list.Items, .. a[1..].Select(item => item!)]));
        catalogue.Add("concatenate(list...)", (a, frame) => Concatenated(a, frame));
        List(catalogue, "insert before(list, position, newItem)", (list, a, frame) => Place(list, a[1]) is { } at && at < list.Items.Length
            ? new ListValue(list.Items.Insert(at, a[2]!)) : frame.Fault("A position within the list was expected."));
        List(catalogue, "remove(list, position)", (list, a, frame) => Place(list, a[1]) is { } at && at < list.Items.Length
            ? new ListValue(list.Items.RemoveAt(at)) : frame.Fault("A position within the list was expected."));
        List(catalogue, "list replace(list, position, newItem)", ReplaceAt);
        List(catalogue, "list replace(list, match, newItem)", ReplaceAt);
        List(catalogue, "reverse(list)", (list, _, _) => new ListValue([.. list.Items.Reverse()]));
        List(catalogue, "index of(list, match)", (list, a, frame) => frame.Step(list.Size) ? new ListValue(
            [.. Enumerable.Range(0, list.Items.Length).Where(i => Comparison.Same(list.Items[i], a[1]!)).Select(i => Value.Of(i + 1))]) : frame.Spent);
        catalogue.Add("union(list...)", (a, frame) => Concatenated(a, frame) is ListValue all ? Distinct(all, frame) : Arguments.Wrong("Lists", a.FirstOrDefault()));
        List(catalogue, "distinct values(list)", (list, _, frame) => Distinct(list, frame));
        List(catalogue, "flatten(list)", (list, _, frame) => frame.Step(list.Size) ? new ListValue([.. Flat(list)]) : frame.Spent);
        List(catalogue, "sort(list, precedes)", (list, a, frame) => Sorting.Sorted(list, a[1]!, frame));
    }

    private static void List(Catalogue catalogue, string signature, Func<ListValue, Value?[], Frame, Value> body) =>
        catalogue.Add(signature, (a, frame) => Arguments.List(a[0]) is not { } list ? Arguments.Wrong("A list", a[0])
            : frame.Step(list.Items.Length) ? body(list, a, frame) : frame.Spent);

    /// <summary>A function that takes a list, or its items one by one.</summary>
    private static void Each(Catalogue catalogue, string name, Func<ListValue, Frame, Value> body)
    {
        List(catalogue, name + "(list)", (list, _, frame) => body(list, frame));
        catalogue.Add(name + "(item, items...)", (a, frame) => body(Arguments.Items(a)!, frame));
    }

    private static Value Extreme(ListValue list, int sign)
    {
        if (list.Items.IsEmpty) return Value.Null;
        var best = list.Items[0];
        foreach (var item in list.Items)
        {
            if (Comparison.Order(item, best) is not { } order) return Arguments.Wrong("Values of one kind that have an order", item);
            if (order * sign > 0) best = item;
        }
        return best;
    }

    private static Value Total(ListValue list, Operation operation, Frame frame)
    {
        var total = list.Items[0];
        if (list.Items.Length == 1 && total is not (NumberValue or DaysTimeDurationValue or YearsMonthsDurationValue)) return Arguments.Wrong("Numbers or durations", total);
        foreach (var item in list.Items.AsSpan()[1..])
        {
            if (item is not (NumberValue or DaysTimeDurationValue or YearsMonthsDurationValue)) return Arguments.Wrong("Numbers or durations", item);
            total = Arithmetic.Of(operation, total, item, frame);
            if (total.IsNull) return total;
        }
        return total;
    }

    private static Value Mean(ListValue list, Frame frame) =>
        list.Items.IsEmpty ? Value.Null : Arithmetic.Of(Operation.Divide, Total(list, Operation.Add, frame), Value.Of(list.Items.Length), frame);

    private static FeelNumber[]? Numbers(ListValue list) =>
        list.Items.All(item => item is NumberValue) ? [.. list.Items.Select(item => ((NumberValue)item).Number)] : null;

    private static Value Median(ListValue list, Frame frame)
    {
        if (list.Items.IsEmpty) return Value.Null;
        if (Numbers(list) is not { } numbers) return frame.Fault("A list of numbers was expected.");
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1 ? Value.Of(numbers[middle]) : Mean(new ListValue([Value.Of(numbers[middle - 1]), Value.Of(numbers[middle])]), frame);
    }

    /// <summary>Of a sample: the sum of squares is divided by one less than there are numbers (DMN 1.5, table 76).</summary>
    private static Value Deviation(ListValue list, Frame frame)
    {
        if (Numbers(list) is not { Length: > 1 } numbers) return frame.Fault("A list of two numbers or more was expected.");
        if (Mean(list, frame) is not NumberValue { Number: var mean } || !frame.Step(Series.Steps)) return frame.Fault("The mean cannot be held.");
        FeelNumber squares = 0m;
        foreach (var number in numbers)
        {
            var away = Reckoning.Subtract(number, mean);
            var square = away.IsNone ? away : Reckoning.Multiply(away, away);
            squares = square.IsNone ? square : Reckoning.Add(squares, square);
            if (squares.IsNone) return Arithmetic.Held(squares, frame);
        }
        return Value.Of(Series.Root(Reckoning.Divide(squares, (decimal)(numbers.Length - 1))));
    }

    private static Value Mode(ListValue list)
    {
        if (Numbers(list) is not { } numbers) return Arguments.Wrong("A list of numbers", list);
        var groups = numbers.GroupBy(number => number).OrderBy(group => group.Key).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count());
        return new ListValue([.. groups.Where(group => group.Count() == most).Select(group => Value.Of(group.Key))]);
    }

    /// <summary>Conjunction (all) or disjunction (any) of a list.</summary>
    private static Value Joined(ListValue list, bool all)
    {
        Value? unknown = null;
        foreach (var item in list.Items)
        {
            if (item is not BooleanValue boolean) unknown ??= LogicNulls.Of(item, all ? "all" : "any");
            else if (boolean.Value != all) return item;
        }
        return unknown ?? Value.Of(all);
    }

    private static int? Place(ListValue list, Value? position)
    {
        if (Arguments.Whole(Arguments.Single(position)) is not { } at || at == 0) return null;
        var index = at > 0 ? at - 1 : list.Items.Length + at;
        return index >= 0 && index <= list.Items.Length ? index : null;
    }

    private static Value Sublist(ListValue list, Value?[] a, Frame frame)
    {
        if (Place(list, a[1]) is not { } from || from == list.Items.Length) return frame.Fault("A start position within the list was expected.");
        if (a[2] is null) return new ListValue([.. list.Items.AsSpan()[from..]]);
        return Arguments.Whole(Arguments.Single(a[2])) is { } length and >= 1 && length <= list.Items.Length - from
            ? new ListValue([.. list.Items.AsSpan().Slice(from, length)]) : frame.Fault("A length that the list has from there was expected.");
    }

    private static Value Concatenated(Value?[] a, Frame frame)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var argument in a)
        {
            if (Arguments.List(argument) is not { } list) return Arguments.Wrong("A list", argument);
            if (!frame.Step(list.Items.Length)) return frame.Spent;
            if (items.Count + list.Items.Length > Limits.MaxListSize) return frame.Fault($"A list has more items than {nameof(Limits.MaxListSize)} ({Limits.MaxListSize}).");
            items.AddRange(list.Items);
        }
        return new ListValue(items.DrainToImmutable());
    }

    private static Value Distinct(ListValue list, Frame frame)
    {
        var kept = new List<Value>();
        foreach (var item in list.Items)
        {
            if (!frame.Step((kept.Count + 1L) * item.Size)) return frame.Spent;
            if (!kept.Exists(other => Comparison.Same(item, other))) kept.Add(item);
        }
        return new ListValue([.. kept]);
    }

    private static IEnumerable<Value> Flat(ListValue list) => list.Items.SelectMany(item => item is ListValue inner ? Flat(inner) : [item]);

    private static Value ReplaceAt(ListValue list, Value?[] a, Frame frame)
    {
        if (Arguments.Single(a[1]) is not FunctionValue match)
            return Place(list, a[1]) is { } at && at < list.Items.Length ? new ListValue(list.Items.SetItem(at, a[2]!)) : frame.Fault("A position within the list was expected.");
        var items = list.Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            var matched = match.Call([items[i], a[2]!], frame);
            if (matched is not BooleanValue) return Arguments.Wrong("A boolean from the match function", matched);
            if (matched.IsTrue) items[i] = a[2]!;
        }
        return new ListValue([.. items]);
    }
}
