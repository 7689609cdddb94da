using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

internal enum Operation { Add, Subtract, Multiply, Divide, Power }

internal sealed class ArithmeticNode(Operation operation, Node left, Node right) : Node(Over(left, right))
{
    // Of dates and durations it depends on both. Worked out once: a chain asks each of its parts several times.
    public override FeelType Type { get; } = left.Type == right.Type && (left.Type == FeelType.Number || left.Type == FeelType.Text) ? left.Type : FeelType.Any;

    public override Value Evaluate(Frame frame)
    {
        var (first, second) = (left.Evaluate(frame), right.Evaluate(frame));
        return Blame.On(Arithmetic.Of(operation, first, second, frame), left, first, right, second);
    }

    public override Explained Explain(Frame frame, Explaining how)
    {
        var (first, second) = (how.Of(left, frame), how.Of(right, frame));
        return how.Because(this, Blame.On(Arithmetic.Of(operation, first.Value, second.Value, frame), left, first.Value, right, second.Value), first, second);
    }
}

internal sealed class NegateNode(Node value) : Node(Over(value))
{
    public override Value Evaluate(Frame frame) => value.Evaluate(frame) switch
    {
        NumberValue number => Value.Of(Reckoning.Negate(number.Number)),
        DaysTimeDurationValue duration => Durations.Seconds(-Durations.SecondsOf(duration)),
        YearsMonthsDurationValue duration => Durations.Months(-duration.Months),
        NullValue none => none,
        var other => frame.Fault($"- takes a number or a duration; {FeelType.Of(other)} was found."),
    };
}

/// <summary>
/// The arithmetic of numbers, texts, dates and durations (DMN 1.5, tables 56 to 60). A number larger than can be held is a null with a reason.
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

    private static Value Numbers(Operation operation, FeelNumber a, FeelNumber b, Frame frame)
    {
        if (operation == Operation.Divide && b.Sign == 0) return frame.Fault("Division by zero.");
        return operation switch
        {
            Operation.Add => Held(Reckoning.Add(a, b), frame),
            Operation.Subtract => Held(Reckoning.Subtract(a, b), frame),
            Operation.Multiply => Held(Reckoning.Multiply(a, b), frame),
            Operation.Divide => Held(Reckoning.Divide(a, b), frame),
            _ => Power(a, b, frame),
        };
    }

    /// <summary>The number as a value, or a fault where the operation came to none.</summary>
    public static Value Held(FeelNumber number, Frame frame) =>
        number.IsNone ? frame.Fault("The number is larger than can be held (9.99E+6144).") : Value.Of(number);

    private static Value Power(FeelNumber a, FeelNumber b, Frame frame)
    {
        const int LongestBySquaring = 9_999;
        if (a.Sign == 0 && b.Sign < 0) return frame.Fault("Division by zero.");
        if (b.IsInteger && Reckoning.Abs(b) <= LongestBySquaring) return Held(Reckoning.Power(a, (int)b.ToDecimal()), frame);
        if (a.Sign == 0) return Value.Of(0m);
        if (a.Sign < 0 && !b.IsInteger) return frame.Fault("A negative number has no power that is not whole.");
        if (!frame.Step(Series.Steps)) return frame.Spent;
        var power = Series.Power(Reckoning.Abs(a), b);
        return Held(a.Sign < 0 && Reckoning.Modulo(b, 2m).Sign != 0 && !power.IsNone ? Reckoning.Negate(power) : power, frame);
    }

    /// <summary>The result of a method of Java, which counts in binary: 15 digits.</summary>
    public static Value Numbers(double number, Frame frame) =>
        double.IsFinite(number) && FeelNumber.TryParse(number.ToString("E14", System.Globalization.CultureInfo.InvariantCulture), out var read) ? Value.Of(read) : frame.Fault("The number is not defined.");

    private static Value? Sum(Value left, Value right) => (left, right) switch
    {
        (DaysTimeDurationValue a, DaysTimeDurationValue b) => Durations.OfNanoseconds(Durations.Nanoseconds(a) + Durations.Nanoseconds(b)),
        (YearsMonthsDurationValue a, YearsMonthsDurationValue b) => Durations.Months(a.Months + b.Months),
        (DateValue a, DaysTimeDurationValue b) => Moments.Later(Moments.Midnight(a), b) is { } moment ? Moments.DayOf(moment) : OutOfYears(),
        (DateValue a, YearsMonthsDurationValue b) => Days.Plus(a, b.Months) ?? (Value)OutOfYears(),
        (DateTimeValue a, DaysTimeDurationValue b) => Moments.Later(a, b) ?? (Value)OutOfYears(),
        (DateTimeValue a, YearsMonthsDurationValue b) => Days.Plus(Moments.DayOf(a), b.Months) is { } day
            ? Moments.At(day, TimeOnly.FromDateTime(a.Moment), a.Offset, a.Zone, a.Nanoseconds) : OutOfYears(),
        (TimeValue a, DaysTimeDurationValue b) => Moments.Later(a, b),
        _ => null,
    };

    private static Value? Difference(Value left, Value right) => (left, right) switch
    {
        (DateValue a, DateValue b) => Durations.Seconds((Days.Number(a) - Days.Number(b)) * 86_400m),
        (DateTimeValue a, DateTimeValue b) => Moments.Between(b, a),
        (DateTimeValue a, DateValue b) => Moments.Between(Moments.Midnight(b), a),
        (DateValue a, DateTimeValue b) => Moments.Between(b, Moments.Midnight(a)),
        (TimeValue a, TimeValue b) => Moments.Between(b, a),
        (_, DaysTimeDurationValue b) => Durations.OfNanoseconds(-Durations.Nanoseconds(b)) is DaysTimeDurationValue back ? Sum(left, back) : null,
        (_, YearsMonthsDurationValue b) => Sum(left, new YearsMonthsDurationValue(-b.Months)),
        _ => null,
    };

    private static Value? Product(Value left, Value right) => (left, right) switch
    {
        (DaysTimeDurationValue a, NumberValue b) => Length(Reckoning.Multiply(Durations.SecondsOf(a), b.Number), Durations.Seconds),
        (YearsMonthsDurationValue a, NumberValue b) => Length(Reckoning.Multiply((decimal)a.Months, b.Number), Durations.Months),
        _ => null,
    };

    private static Value? Quotient(Value left, Value right) => (left, right) switch
    {
        (_, NumberValue { Number.Sign: 0 } or DaysTimeDurationValue { Length.Ticks: 0, Nanoseconds: 0 } or YearsMonthsDurationValue { Months: 0 }) => new NullValue("Division by zero."),
        (DaysTimeDurationValue a, NumberValue b) => Length(Reckoning.Divide(Durations.SecondsOf(a), b.Number), Durations.Seconds),
        (YearsMonthsDurationValue a, NumberValue b) => Length(Reckoning.Divide((decimal)a.Months, b.Number), Durations.Months),
        (DaysTimeDurationValue a, DaysTimeDurationValue b) => Value.Of(Reckoning.Divide(Durations.SecondsOf(a), Durations.SecondsOf(b))),
        (YearsMonthsDurationValue a, YearsMonthsDurationValue b) => Value.Of(Reckoning.Divide((decimal)a.Months, b.Months)),
        _ => null,
    };

    private static Value Length(FeelNumber length, Func<decimal, Value> make) => length.IsNone ? new NullValue("A duration is longer than can be held.") : make(length.ToDecimal());

    private static NullValue OutOfYears() => new($"The date is outside the {Days.Range}.");

    private static string Sign(Operation operation) => operation switch
    {
        Operation.Add => "+", Operation.Subtract => "-", Operation.Multiply => "*", Operation.Divide => "/", _ => "**",
    };
}
