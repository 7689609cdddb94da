namespace WorkflowHub.Expressions.Tree;

/// <summary>Three-valued conjunction: false wins over null, null over true (DMN 1.5, table 49).</summary>
internal sealed class AndNode(Node[] parts) : Node(Over(parts))
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame)
    {
        Value? unknown = null;
        foreach (var part in parts)
        {
            var value = part.Evaluate(frame);
            if (value is BooleanValue boolean)
            {
                if (!boolean.Value) return Value.False;
            }
            else unknown ??= LogicNulls.Of(value, "and");
        }
        return unknown ?? Value.True;
    }

    public override Explained Explain(Frame frame, Explaining how) => Deciding.Of(this, parts, Value.False, Value.True, "and", frame, how);
}

/// <summary>Three-valued disjunction: true wins over null, null over false.</summary>
internal sealed class OrNode(Node[] parts) : Node(Over(parts))
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame)
    {
        Value? unknown = null;
        foreach (var part in parts)
        {
            var value = part.Evaluate(frame);
            if (value is BooleanValue boolean)
            {
                if (boolean.Value) return Value.True;
            }
            else unknown ??= LogicNulls.Of(value, "or");
        }
        return unknown ?? Value.False;
    }

    public override Explained Explain(Frame frame, Explaining how) => Deciding.Of(this, parts, Value.True, Value.False, "or", frame, how);
}

internal static class Deciding
{
    /// <summary>The operand that decides alone; of what is null, those that are null; of what all decide, all.</summary>
    public static Explained Of(Node node, Node[] parts, Value decisive, Value otherwise, string operation, Frame frame, Explaining how)
    {
        var told = new List<Explained?>();
        Value? unknown = null;
        foreach (var part in parts)
        {
            var explained = how.Of(part, frame);
            if (explained.Value is not BooleanValue) unknown ??= LogicNulls.Of(explained.Value, operation);
            else if (explained.Value.Equals(decisive)) return how.Because(node, decisive, explained);
            told.Add(explained);
        }
        if (unknown is not null) told.RemoveAll(part => part is { Value: BooleanValue });
        return how.Because(node, unknown ?? otherwise, [.. told]);
    }
}

internal static class LogicNulls
{
    public static Value Of(Value value, string operation) =>
        value.IsNull ? value : new NullValue($"'{operation}' takes booleans; {FeelType.Of(value)} was found.");
}

internal enum Relation { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

internal sealed class CompareNode(Relation relation, Node left, Node right) : Node(Over(left, right))
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame)
    {
        var (first, second) = (left.Evaluate(frame), right.Evaluate(frame));
        return Blame.On(Comparison.Judge(relation, first, second, frame), left, first, right, second);
    }

    public override Explained Explain(Frame frame, Explaining how)
    {
        var (first, second) = (how.Of(left, frame), how.Of(right, frame));
        return how.Because(this, Blame.On(Comparison.Judge(relation, first.Value, second.Value, frame), left, first.Value, right, second.Value), first, second);
    }
}

/// <summary>Says of a null that came of an operation which operand was null.</summary>
internal static class Blame
{
    public static Value On(Value result, Node left, Value first, Node right, Value second)
    {
        if (result is not NullValue { Reason: { } reason }) return result;
        if (first is NullValue { Reason: null } && left.Label is { } name) return new NullValue($"{reason} '{name}' is null.");
        if (second is NullValue { Reason: null } && right.Label is { } other) return new NullValue($"{reason} '{other}' is null.");
        return result;
    }
}

internal sealed class BetweenNode(Node value, Node low, Node high) : Node(Over(value, low, high))
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame) => Judged(value.Evaluate(frame), low.Evaluate(frame), high.Evaluate(frame), frame);

    public override Explained Explain(Frame frame, Explaining how)
    {
        var (tested, first, last) = (how.Of(value, frame), how.Of(low, frame), how.Of(high, frame));
        return how.Because(this, Judged(tested.Value, first.Value, last.Value, frame), tested, first, last);
    }

    private static Value Judged(Value tested, Value first, Value last, Frame frame)
    {
        var from = Comparison.Judge(Relation.GreaterOrEqual, tested, first, frame);
        var to = Comparison.Judge(Relation.LessOrEqual, tested, last, frame);
        if (from is BooleanValue { Value: false } || to is BooleanValue { Value: false }) return Value.False;
        return from.IsNull ? from : to;
    }
}

/// <summary>One of the tests that <c>in</c> and unary tests choose from.</summary>
/// <param name="value">What is compared with the input.</param>
/// <param name="isWhole">The test says itself what is true, as it speaks of <c>?</c>.</param>
internal sealed class TestNode(Node value, bool isWhole) : Node(Over(value))
{
    public readonly Node Value = value;

    public Value Matches(Value input, Frame frame)
    {
        var test = Value.Evaluate(frame);
        return isWhole && test is (BooleanValue or NullValue) ? test : Comparison.Matches(input, test, frame);
    }

    public override Value Evaluate(Frame frame) => Value.Evaluate(frame);

    /// <summary>What it says of an input; what it compares with is told where that is not written out.</summary>
    public Explained Explain(Value input, Frame frame, Explaining how) =>
        isWhole ? how.Of(Value, frame) with { Value = Matches(input, frame) } : how.Because(this, Matches(input, frame), Value is RangeNode { IsLiteral: true } ? null : how.Of(Value, frame));
}

internal sealed class InNode(Node value, TestNode[] tests) : Node(Over([value, .. tests]).Higher(2))
{
    public override FeelType Type => FeelType.Boolean;

    public override Value Evaluate(Frame frame) => Any(value.Evaluate(frame), tests, frame);

    public override Explained Explain(Frame frame, Explaining how)
    {
        var input = how.Of(value, frame);
        return how.Because(this, Any(input.Value, tests, frame), [input, .. Deciding(input.Value, tests, frame, how)]);
    }

    /// <summary>The test that holds, or all of them where none does.</summary>
    public static Explained?[] Deciding(Value input, TestNode[] tests, Frame frame, Explaining how) =>
        Array.Find(tests, test => test.Matches(input, frame).IsTrue) is { } holding ? [holding.Explain(input, frame, how)]
            : [.. tests.Select(test => (Explained?)test.Explain(input, frame, how))];

    public static Value Any(Value input, TestNode[] tests, Frame frame)
    {
        Value result = Value.False;
        foreach (var test in tests)
        {
            var matched = test.Matches(input, frame);
            if (matched.IsTrue) return Value.True;
            if (matched.IsNull) result = matched;
        }
        return result;
    }
}
