namespace WorkflowHub.Expressions.Tree;

/// <summary>Three-valued conjunction: false wins over null, null over true (DMN 1.5, table 49).</summary>
internal sealed class AndNode(Node[] parts) : Node(Over(parts))
{
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
}

/// <summary>Three-valued disjunction: true wins over null, null over false.</summary>
internal sealed class OrNode(Node[] parts) : Node(Over(parts))
{
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
}

internal static class LogicNulls
{
    public static Value Of(Value value, string operation) =>
        value.IsNull ? value : new NullValue($"'{operation}' takes booleans; {FeelType.Of(value)} was found.");
}

internal enum Relation { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

internal sealed class CompareNode(Relation relation, Node left, Node right) : Node(Over(left, right))
{
    public override Value Evaluate(Frame frame)
    {
        var (first, second) = (left.Evaluate(frame), right.Evaluate(frame));
        return Blame.On(Comparison.Judge(relation, first, second, frame), left, first, right, second);
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
    public override Value Evaluate(Frame frame)
    {
        var tested = value.Evaluate(frame);
        var from = Comparison.Judge(Relation.GreaterOrEqual, tested, low.Evaluate(frame), frame);
        var to = Comparison.Judge(Relation.LessOrEqual, tested, high.Evaluate(frame), frame);
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
}

internal sealed class InNode(Node value, TestNode[] tests) : Node(Over([value, .. tests]).Higher(2))
{
    public override Value Evaluate(Frame frame) => Any(value.Evaluate(frame), tests, frame);

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
