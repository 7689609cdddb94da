using System.Collections.Immutable;

namespace WorkflowHub.Expressions.Tree;

/// <summary>A variable that runs over the items of a list, a range, or from one value to another.</summary>
internal sealed record Iterator(int Slot, Node From, Node? To)
{
    /// <summary>The items, or a fault.</summary>
    public Value Items(Frame frame)
    {
        var from = From.Evaluate(frame);
        return To is null ? Lists.RunOver(from, frame) : Ranges.Items(from, To.Evaluate(frame), true, true, frame);
    }
}

internal abstract class IterationNode(Iterator[] iterators, Node body) : Node(Over([body, .. iterators.Select(iterator => iterator.From), .. iterators.Select(iterator => iterator.To)]).Higher(4 + (2 * iterators.Length)))
{
    private readonly Iterator[] iterators = iterators;
    protected readonly Node Body = body;

    /// <summary>Sets the variables to each combination, the last running fastest; stops when told to, or with a fault.</summary>
    protected Value? Run(Frame frame, Func<Frame, Value?> turn) => Run(frame, turn, 0);

    private Value? Run(Frame frame, Func<Frame, Value?> turn, int at)
    {
        if (at == iterators.Length) return frame.Step(Body.Nodes) ? turn(frame) : frame.Spent;
        var items = iterators[at].Items(frame);
        if (items is not ListValue list) return items.IsNull ? items : frame.Fault("A list or a range was expected to run over.");
        foreach (var item in list.Items)
        {
            if (!frame.Step()) return frame.Spent;
            frame.Slots[iterators[at].Slot] = item;
            if (Run(frame, turn, at + 1) is { } stopped) return stopped;
        }
        return null;
    }
}

internal sealed class ForNode(Iterator[] iterators, int partialSlot, bool usesPartial, Node body) : IterationNode(iterators, body)
{
    public override FeelType Type { get; } = new FeelType.List(body.Type);
    public override Value Evaluate(Frame frame)
    {
        var results = ImmutableArray.CreateBuilder<Value>();
        if (usesPartial) frame.Slots[partialSlot] = ListValue.Empty;
        var stopped = Run(frame, inner =>
        {
            if (results.Count >= Limits.MaxListSize) return inner.Fault($"A list has more items than {nameof(Limits.MaxListSize)} ({Limits.MaxListSize}).");
            results.Add(Body.Evaluate(inner));
            if (!usesPartial) return null;
            if (!inner.Step(results.Count)) return inner.Spent;
            var partial = inner.Keep(new ListValue(results.ToImmutable()));
            inner.Slots[partialSlot] = partial;
            return partial.IsNull ? partial : null;
        });
        return stopped ?? frame.Keep(new ListValue(results.DrainToImmutable()));
    }
}

/// <summary><c>some … satisfies</c> and <c>every … satisfies</c>: a disjunction or a conjunction over all combinations.</summary>
internal sealed class QuantifiedNode(bool every, Iterator[] iterators, Node body) : IterationNode(iterators, body)
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame)
    {
        Value? unknown = null;
        var decided = Run(frame, inner =>
        {
            var value = Body.Evaluate(inner);
            if (value is not BooleanValue boolean) unknown ??= LogicNulls.Of(value, "satisfies");
            else if (boolean.Value != every) return value;
            return null;
        });
        return decided ?? unknown ?? Value.Of(every);
    }

    /// <summary>The combination that decides; where all do, the first of them.</summary>
    public override Explained Explain(Frame frame, Explaining how)
    {
        var value = Evaluate(frame);
        var told = new List<Explained?>();
        Run(frame, inner =>
        {
            // One that decides alone, or one of those that came to null, or any of those that all decide.
            var decisive = value is BooleanValue boolean && boolean.Value != every;
            var verdict = Body.Evaluate(inner);
            if (value is BooleanValue ? decisive && !verdict.Equals(value) : verdict is BooleanValue) return null;
            if (told.Count == Limits.MaxExplainedItems) told.Add(Explained.Cut);
            else told.Add(how.Of(Body, inner));
            return decisive || told.Count > Limits.MaxExplainedItems ? Value.True : null;
        });
        return how.Because(this, value, [.. told]);
    }
}

/// <summary><c>list[…]</c>: the item at a place, or the items for which a condition is true.</summary>
internal sealed class FilterNode(Node of, int itemSlot, Node filter) : Node(Over(of, filter).Higher(2))
{
    // A condition keeps some of the items; what may be a number may take one.
    public override FeelType Type { get; } = filter is Literal { Value: NumberValue } ? MemberTypes.ItemOf(of.Type)
        : of.Type is FeelType.List && filter is CompareNode or AndNode or OrNode or InNode or BetweenNode ? of.Type : FeelType.Any;
    public override Value Evaluate(Frame frame)
    {
        var value = of.Evaluate(frame);
        if (value is NullValue { Reason: not null }) return value;
        var items = value switch { ListValue list => list.Items, NullValue => [], _ => [value] };
        if (filter is Literal { Value: NumberValue place }) return Lists.At(items, place.Number);
        var outer = frame.Slots[itemSlot];
        var result = Filtered(items, value, frame);
        frame.Slots[itemSlot] = outer;
        return result;
    }

    /// <summary>The list, and what the condition says of its first items.</summary>
    public override Explained Explain(Frame frame, Explaining how)
    {
        var (value, list) = (Evaluate(frame), how.Of(of, frame));
        var told = new List<Explained?> { list };
        var outer = frame.Slots[itemSlot];
        foreach (var item in list.Value is ListValue { Items: var items } && filter is not Literal ? items.Take(Limits.MaxExplainedItems) : [])
        {
            frame.Slots[itemSlot] = item;
            told.Add(how.Of(filter, frame));
        }
        if (list.Value is ListValue { Items.Length: > Limits.MaxExplainedItems } && filter is not Literal) told.Add(Explained.Cut);
        frame.Slots[itemSlot] = outer;
        return how.Because(this, value, [.. told]);
    }

    private Value Filtered(ImmutableArray<Value> items, Value value, Frame frame)
    {
        if (items.IsEmpty)
        {
            frame.Slots[itemSlot] = Value.Null;
            return filter.Evaluate(frame) is NumberValue ? Value.Null : value.IsNull ? value : ListValue.Empty;
        }
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in items)
        {
            if (!frame.Step(filter.Nodes)) return frame.Spent;
            frame.Slots[itemSlot] = item;
            var verdict = filter.Evaluate(frame);
            if (verdict is NumberValue place) return Lists.At(items, place.Number);
            if (verdict is not (BooleanValue or NullValue)) return frame.Fault($"A filter takes a boolean or a number; {FeelType.Of(verdict)} was found.");
            if (verdict.IsTrue) kept.Add(item);
        }
        return new ListValue(kept.DrainToImmutable());
    }
}

internal static class Lists
{
    /// <summary>The item at a place from 1, or from the end for a negative one.</summary>
    public static Value At(ImmutableArray<Value> items, FeelNumber place)
    {
        if (!place.IsInteger || place.Sign == 0) return new NullValue("A place in a list is a whole number: 1 is the first, -1 the last.");
        var index = place.ToDecimal() is > 0 and var first ? first - 1 : items.Length + place.ToDecimal();
        return index >= 0 && index < items.Length ? items[(int)index] : new NullValue($"The list has {items.Length} items, not {place}.");
    }

    /// <summary>What a value has to run over: the items of a list or of a range, or itself.</summary>
    public static Value RunOver(Value value, Frame frame) => value switch
    {
        ListValue or NullValue => value,
        RangeValue { Start: { } start, End: { } end } when Comparison.Order(start, end) > 0 => frame.Fault("The range ends before it starts."),
        RangeValue { Start: { } start, End: { } end } range => Ranges.Items(start, end, range.StartIncluded, range.EndIncluded, frame),
        RangeValue => frame.Fault("A range without an end cannot be run over."),
        _ => new ListValue([value]),
    };
}
