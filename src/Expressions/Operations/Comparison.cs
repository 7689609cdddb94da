using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>Equality, order and tests (DMN 1.5, tables 50 to 55).</summary>
internal static class Comparison
{
    public static Value Judge(Relation relation, Value left, Value right, Frame frame)
    {
        if (!frame.Step(Math.Min(left.Size, right.Size))) return frame.Spent;
        if (relation is Relation.Equal or Relation.NotEqual)
            return Equal(left, right) is { } same ? Value.Of(same == (relation == Relation.Equal)) : Unlike(left, right);
        if (Order(left, right) is not { } order) return Unlike(left, right);
        return Value.Of(relation switch
        {
            Relation.Less => order < 0,
            Relation.LessOrEqual => order <= 0,
            Relation.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private static NullValue Unlike(Value left, Value right) => Arithmetic.Cause(left, right) ?? new($"{FeelType.Of(left)} and {FeelType.Of(right)} cannot be compared.");

    /// <summary>Whether two values are equal; null where they are of kinds that are not compared.</summary>
    public static bool? Equal(Value left, Value right)
    {
        if (left.IsNull || right.IsNull) return left.IsNull && right.IsNull;
        switch (left, right)
        {
            case (NumberValue a, NumberValue b): return a.Number == b.Number;
            case (TextValue a, TextValue b): return string.Equals(a.Text, b.Text, StringComparison.Ordinal);
            case (BooleanValue a, BooleanValue b): return a.Value == b.Value;
            case (ListValue a, ListValue b): return SameItems(a, b);
            case (ContextValue a, ContextValue b): return SameEntries(a, b);
            case (RangeValue a, RangeValue b): return SameRange(a, b);
            case (FunctionValue a, FunctionValue b): return ReferenceEquals(a, b);
            case (DateTimeValue a, DateTimeValue b): return Moments.Order(a, b) is 0;
            case (TimeValue a, TimeValue b): return Moments.Order(a, b) is 0;
            default: return Order(left, right) is { } order ? order == 0 : null;
        }
    }

    public static bool Same(Value left, Value right) => Equal(left, right) is true;

    private static bool? SameItems(ListValue left, ListValue right)
    {
        if (left.Items.Length != right.Items.Length) return false;
        for (var i = 0; i < left.Items.Length; i++)
            if (!Same(left.Items[i], right.Items[i])) return false;
        return true;
    }

    private static bool? SameEntries(ContextValue left, ContextValue right)
    {
        if (left.Count != right.Count) return false;
        foreach (var (name, value) in left)
            if (!right.TryGet(name, out var theirs) || !Same(value, theirs)) return false;
        return true;
    }

    private static bool SameRange(RangeValue left, RangeValue right) =>
        left.StartIncluded == right.StartIncluded && left.EndIncluded == right.EndIncluded && left.Form == right.Form
        && SameEnd(left.Start, right.Start) && SameEnd(left.End, right.End);

    // An end that was not written is another thing than one that came to null.
    private static bool SameEnd(Value? left, Value? right) => left is null || right is null ? left is null && right is null : Same(left, right);

    /// <summary>Less than, equal to or greater than zero; null where the two have no order.</summary>
    public static int? Order(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        (TextValue a, TextValue b) => ByCodePoint(a.Text, b.Text),
        (DateValue a, DateValue b) => Days.Number(a).CompareTo(Days.Number(b)),
        (DateTimeValue a, DateTimeValue b) => Moments.Order(a, b),
        (TimeValue a, TimeValue b) => Moments.Order(a, b),
        (DaysTimeDurationValue a, DaysTimeDurationValue b) => Durations.Nanoseconds(a).CompareTo(Durations.Nanoseconds(b)),
        (YearsMonthsDurationValue a, YearsMonthsDurationValue b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    /// <summary>In UTF-16 the characters of two units would stand before the last of one.</summary>
    private static int ByCodePoint(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length) return a.Length.CompareTo(b.Length);
        return Rank(a[same]) - Rank(b[same]);

        static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
    }

    /// <summary>Whether an input fits a test: equal to it, within it, or one of its items.</summary>
    public static Value Matches(Value input, Value test, Frame frame)
    {
        if (!frame.Step(Math.Min(input.Size, test.Size))) return frame.Spent;
        switch (test)
        {
            case RangeValue range when input is not RangeValue:
                return Ranges.Includes(range, input);
            case ListValue list:
                if (!frame.Step(list.Items.Length)) return frame.Spent;
                if (input is ListValue && Same(input, list)) return Value.True;
                foreach (var item in list.Items)
                    if ((item is RangeValue or ListValue && Matches(input, item, frame).IsTrue) || Same(input, item)) return Value.True;
                return Value.False;
            default:
                return Judge(Relation.Equal, input, test, frame);
        }
    }
}
