using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

internal enum Operation { Add, Subtract, Multiply, Divide, Power }

internal sealed class ArithmeticNode(Operation operation, Node left, Node right) : Node(Over(left, right))
{
    public override Value Evaluate(Frame frame)
    {
        var (first, second) = (left.Evaluate(frame), right.Evaluate(frame));
        return Blame.On(Arithmetic.Of(operation, first, second, frame), left, first, right, second);
    }
}

internal sealed class NegateNode(Node value) : Node(Over(value))
{
    public override Value Evaluate(Frame frame) => value.Evaluate(frame) switch
    {
        NumberValue number => Value.Of(-number.Number),
        DaysTimeDurationValue duration => Durations.Seconds(-Durations.SecondsOf(duration.Length)),
        YearsMonthsDurationValue duration => Durations.Months(-duration.Months),
        NullValue none => none,
        var other => frame.Fault($"- takes a number or a duration; {FeelType.Of(other)} was found."),
    };
}

/// <summary>
/// The arithmetic of numbers, texts, dates and durations (DMN 1.5, tables 56 to 60). Numbers are <see cref="decimal"/>: exact to 28
/// digits, further digits rounded half to even by the framework; what is larger than 7.9e28 is a null with a reason.
/// </summary>
internal static class Arithmetic
{
    public static Value Of(Operation operation, Value left, Value right, Frame frame)
    {
        if (left is NumberValue a && right is NumberValue b) return Numbers(operation, a.Number, b.Number, frame);
        if (operation == Operation.Add && left is TextValue first && right is TextValue second)
            return first.Text.Length + second.Text.Length > Limits.MaxTextLength
                ? frame.Fault($"A text is longer than {nameof(Limits.MaxTextLength)} ({Limits.MaxTextLength}).")
                : frame.Step((first.Text.Length + second.Text.Length) / 64) ? Value.Of(first.Text + second.Text) : frame.Spent;
        var result = operation switch
        {
            Operation.Add => Sum(left, right) ?? Sum(right, left),
            Operation.Subtract => Difference(left, right),
            Operation.Multiply => Product(left, right) ?? Product(right, left),
            Operation.Divide => Quotient(left, right),
            _ => null,
        };
        return result ?? Cause(left, right) ?? frame.Fault($"{Sign(operation)} is not defined for {FeelType.Of(left)} and {FeelType.Of(right)}.");
    }

    /// <summary>The reason an operand has come to null with, so that it is not lost on the way up.</summary>
    internal static NullValue? Cause(Value left, Value right) => left as NullValue is { Reason: not null } first ? first
        : right as NullValue is { Reason: not null } second ? second : null;

    private static Value Numbers(Operation operation, decimal a, decimal b, Frame frame)
    {
        if (operation == Operation.Divide && b == 0) return frame.Fault("Division by zero.");
        try
        {
            return operation switch
            {
                Operation.Add => Value.Of(a + b),
                Operation.Subtract => Value.Of(a - b),
                Operation.Multiply => Value.Of(a * b),
                Operation.Divide => Value.Of(a / b),
                _ => Power(a, b, frame),
            };
        }
        catch (OverflowException)
        {
            return frame.Fault("The number is larger than can be held (28 digits).");
        }
    }

    private static Value Power(decimal a, decimal b, Frame frame)
    {
        if (decimal.Truncate(b) != b || Math.Abs(b) > 1_000) return Numbers(Math.Pow((double)a, (double)b), frame);
        if (b < 0) return a == 0 ? frame.Fault("Division by zero.") : Numbers(Operation.Divide, 1, Whole(a, (int)-b), frame);
        return Value.Of(Whole(a, (int)b));
    }

    private static decimal Whole(decimal a, int exponent)
    {
        var result = 1m;
        for (var left = exponent; left > 0; left >>= 1)
        {
            if ((left & 1) == 1) result *= a;
            if (left > 1) a *= a;
        }
        return result;
    }

    /// <summary>The result of a function that is computed in binary: 15 digits.</summary>
    public static Value Numbers(double number, Frame frame) =>
        double.IsFinite(number) && Math.Abs(number) < 7.9e28 ? Value.Of((decimal)number) : frame.Fault("The number is not defined or larger than can be held.");

    private static Value? Sum(Value left, Value right) => (left, right) switch
    {
        (DaysTimeDurationValue a, DaysTimeDurationValue b) => Durations.Seconds(Durations.SecondsOf(a.Length) + Durations.SecondsOf(b.Length)),
        (YearsMonthsDurationValue a, YearsMonthsDurationValue b) => Durations.Months(a.Months + b.Months),
        (DateValue a, DaysTimeDurationValue b) => Moments.Later(Moments.Midnight(a), b.Length) is { } moment ? Moments.DayOf(moment) : OutOfYears(),
        (DateValue a, YearsMonthsDurationValue b) => Days.Plus(a, b.Months) ?? (Value)OutOfYears(),
        (DateTimeValue a, DaysTimeDurationValue b) => Moments.Later(a, b.Length) ?? (Value)OutOfYears(),
        (DateTimeValue a, YearsMonthsDurationValue b) => Days.Plus(Moments.DayOf(a), b.Months) is { } day
            ? Moments.At(day, TimeOnly.FromDateTime(a.Moment), a.Offset, a.Zone) : OutOfYears(),
        (TimeValue a, DaysTimeDurationValue b) => a with { Time = a.Time.Add(b.Length) },
        _ => null,
    };

    private static Value? Difference(Value left, Value right) => (left, right) switch
    {
        (DateValue a, DateValue b) => Durations.Seconds((Days.Number(a) - Days.Number(b)) * 86_400m),
        (DateTimeValue a, DateTimeValue b) => Moments.Between(b, a),
        (DateTimeValue a, DateValue b) => Moments.Between(Moments.Midnight(b), a),
        (DateValue a, DateTimeValue b) => Moments.Between(b, Moments.Midnight(a)),
        (TimeValue a, TimeValue b) => a.Offset is null == b.Offset is null
            ? Length(new TimeSpan(a.Time.Ticks - b.Time.Ticks) - ((a.Offset ?? default) - (b.Offset ?? default))) : null,
        (_, DaysTimeDurationValue b) => Sum(left, new DaysTimeDurationValue(-b.Length)),
        (_, YearsMonthsDurationValue b) => Sum(left, new YearsMonthsDurationValue(-b.Months)),
        _ => null,
    };

    private static Value? Product(Value left, Value right) => (left, right) switch
    {
        (DaysTimeDurationValue a, NumberValue b) => Scaled(Durations.SecondsOf(a.Length), b.Number, Durations.Seconds),
        (YearsMonthsDurationValue a, NumberValue b) => Scaled(a.Months, b.Number, Durations.Months),
        _ => null,
    };

    private static Value? Quotient(Value left, Value right) => (left, right) switch
    {
        (_, NumberValue { Number: 0 }) => new NullValue("Division by zero."),
        (DaysTimeDurationValue a, NumberValue b) => Divided(Durations.SecondsOf(a.Length), b.Number, Durations.Seconds),
        (YearsMonthsDurationValue a, NumberValue b) => Divided(a.Months, b.Number, months => Durations.Months(decimal.Truncate(months))),
        (DaysTimeDurationValue a, DaysTimeDurationValue b) => Divided(a.Length.Ticks, b.Length.Ticks, Value.Of),
        (YearsMonthsDurationValue a, YearsMonthsDurationValue b) => Divided(a.Months, b.Months, Value.Of),
        _ => null,
    };

    private static Value Scaled(decimal length, decimal factor, Func<decimal, Value> make)
    {
        try
        {
            return make(length * factor);
        }
        catch (OverflowException)
        {
            return new NullValue("A duration is longer than can be held.");
        }
    }

    private static Value Divided(decimal length, decimal by, Func<decimal, Value> make)
    {
        if (by == 0) return new NullValue("Division by zero.");
        try
        {
            return make(length / by);
        }
        catch (OverflowException)
        {
            return new NullValue("A duration is longer than can be held.");
        }
    }

    private static DaysTimeDurationValue Length(TimeSpan length) => new(length);

    private static NullValue OutOfYears() => new($"The date is outside the {Days.Range}.");

    private static string Sign(Operation operation) => operation switch
    {
        Operation.Add => "+", Operation.Subtract => "-", Operation.Multiply => "*", Operation.Divide => "/", _ => "**",
    };
}
