using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>Making ranges, running over them, and asking whether they hold a value.</summary>
internal static class Ranges
{
    public static Value Make(Value? start, Value? end, bool startIncluded, bool endIncluded)
    {
        if (start is not null && end is not null && !start.IsNull && !end.IsNull && Comparison.Order(start, end) is null)
            return new NullValue($"A range from {FeelType.Of(start)} to {FeelType.Of(end)} has no order.");
        if (start is ListValue or ContextValue or FunctionValue)
            return new NullValue($"A range of {FeelType.Of(start)} has no order.");
        return new RangeValue(start, end, startIncluded, endIncluded);
    }

    public static Value Includes(RangeValue range, Value value)
    {
        if (range.Form != RangeForm.Interval)
            return Comparison.Equal(value, range.Start!) is { } same ? Value.Of(same == (range.Form == RangeForm.Exactly)) : new NullValue("The two cannot be compared.");
        var low = range.Start is null ? 1 : Comparison.Order(value, range.Start);
        var high = range.End is null ? -1 : Comparison.Order(value, range.End);
        if (low is null || high is null) return new NullValue($"{FeelType.Of(value)} cannot be in this range.");
        return Value.Of((range.StartIncluded ? low >= 0 : low > 0) && (range.EndIncluded ? high <= 0 : high < 0));
    }

    /// <summary>Whole numbers or days from one value to the other, upwards or downwards.</summary>
    public static Value Items(Value from, Value to, bool fromIncluded, bool toIncluded, Frame frame)
    {
        if (from is NumberValue first && to is NumberValue last)
            return Items(first.Number, last.Number, fromIncluded, toIncluded, Value.Of, frame);
        if (from is DateValue start && to is DateValue end)
            return Items((decimal)Days.Number(start), (decimal)Days.Number(end), fromIncluded, toIncluded, day => Days.FromNumber((long)day.ToDecimal()) ?? Value.Null, frame);
        return frame.Fault($"Only numbers and dates can be run over from one to another, not {FeelType.Of(from)} to {FeelType.Of(to)}.");
    }

    private static Value Items(FeelNumber from, FeelNumber to, bool fromIncluded, bool toIncluded, Func<FeelNumber, Value> make, Frame frame)
    {
        var up = from <= to;
        FeelNumber step = up ? 1m : -1m;
        if (!fromIncluded) from = Reckoning.Add(from, step);
        // Where numbers lie further apart than 1 they cannot be run over either.
        if (from.IsNone || Reckoning.Abs(Reckoning.Subtract(from, to)) > 2m * Limits.MaxListSize || Reckoning.Add(from, step) == from)
            return frame.Fault($"The range holds more items than {nameof(Limits.MaxListSize)} ({Limits.MaxListSize}).");
        var items = ImmutableArray.CreateBuilder<Value>();
        for (var at = from; (up ? at < to : at > to) || (toIncluded && at == to); at = Reckoning.Add(at, step))
        {
            if (!frame.Step()) return frame.Spent;
            items.Add(make(at));
        }
        return frame.Keep(new ListValue(items.DrainToImmutable()));
    }
}
