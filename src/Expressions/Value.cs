using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>
/// A FEEL value (DMN 1.5, section 10.3.2). Immutable; a value never refers to a host object.
/// Case data, form answers and results of jobs are held as values too, so that a condition reads them as they are.
/// </summary>
public abstract record Value
{
    private protected Value() { }

    /// <summary>Null without a reason.</summary>
    public static readonly Value Null = new NullValue(null);
    /// <summary><c>true</c>.</summary>
    public static readonly BooleanValue True = new(true);
    /// <summary><c>false</c>.</summary>
    public static readonly BooleanValue False = new(false);

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => value ? True : False;
    /// <summary>A number.</summary>
    public static Value Of(decimal value) => new NumberValue(value);
    /// <summary>A number that may be wider than a decimal.</summary>
    public static Value Of(FeelNumber value) => new NumberValue(value);
    /// <summary>A string, or null for null.</summary>
    public static Value Of(string? value) => value is null ? Null : new TextValue(value);
    /// <summary>A date.</summary>
    public static Value Of(DateOnly value) => new DateValue(value);
    /// <summary>A date and time with its offset from UTC.</summary>
    public static Value Of(DateTimeOffset value) => new DateTimeValue(value.DateTime, value.Offset, null);
    /// <summary>A list.</summary>
    public static Value Of(params IEnumerable<Value> items) => new ListValue([.. items]);

    /// <summary>Whether this is FEEL null, with a reason or without.</summary>
    public bool IsNull => this is NullValue;

    /// <summary>FEEL knows only true as true: null and every other value are not.</summary>
    public bool IsTrue => this is BooleanValue { Value: true };

    /// <summary>Values held in this one through all its levels, itself included; capped by <see cref="Limits.MaxValueSize"/>.</summary>
    internal virtual int Size => 1;

    /// <summary>Levels of lists and contexts; 0 for a plain value.</summary>
    internal virtual int Depth => 0;

    /// <summary>The text of a string value, otherwise null.</summary>
    public string? AsText => (this as TextValue)?.Text;
}

/// <summary>Null, and where it comes from.</summary>
/// <param name="Reason">Why an evaluation came to null, when it was a fault (a cap reached, a wrong type); null for a plain null.</param>
public sealed record NullValue(string? Reason) : Value
{
    /// <summary>Nulls are equal whatever their reasons.</summary>
    public bool Equals(NullValue? other) => other is not null;
    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary><c>true</c> or <c>false</c> (DMN 1.5, 10.3.2.3.3).</summary>
/// <param name="Value">Which of the two.</param>
public sealed record BooleanValue(bool Value) : Value;

/// <summary>A number of 34 digits (DMN 1.5, 10.3.2.3.1).</summary>
/// <param name="Number">The number; a <see cref="decimal"/> is taken as it is, and <see cref="FeelNumber.ToDecimal"/> gives the nearest one back.</param>
public sealed record NumberValue(FeelNumber Number) : Value;

/// <summary>A string (DMN 1.5, 10.3.2.3.2).</summary>
/// <param name="Text">Its characters in UTF-16; functions count code points.</param>
public sealed record TextValue(string Text) : Value
{
    // A long text is as much to hold and to compare as several values.
    internal override int Size => 1 + (Text.Length / 64);
}

/// <summary>A calendar day (DMN 1.5, 10.3.2.3.5).</summary>
/// <param name="Date">The day, when <paramref name="Eras"/> is 0.</param>
/// <param name="Eras">Other than 0 only outside the years 1 to 9999: how many times 400 years the day is away from <paramref name="Date"/>.</param>
public sealed record DateValue(DateOnly Date, int Eras = 0) : Value;

/// <summary>A time of day (DMN 1.5, 10.3.2.3.4).</summary>
/// <param name="Time">Time of day, to 100 nanoseconds.</param>
/// <param name="Offset">Offset from UTC; null for a local time.</param>
/// <param name="Zone">IANA zone id when the time was written with one.</param>
/// <param name="Nanoseconds">From 0 to 99: how much later than <paramref name="Time"/> it is.</param>
public sealed record TimeValue(TimeOnly Time, TimeSpan? Offset, string? Zone, int Nanoseconds = 0) : Value;

/// <summary>A date and time (DMN 1.5, 10.3.2.3.6).</summary>
/// <param name="Moment">Date and time of day as written, to 100 nanoseconds.</param>
/// <param name="Offset">Offset from UTC; null for a local date and time.</param>
/// <param name="Zone">IANA zone id when it was written with one.</param>
/// <param name="Eras">Other than 0 only outside the years 1 to 9999: how many times 400 years the moment is away from <paramref name="Moment"/>.</param>
/// <param name="Nanoseconds">From 0 to 99: how much later than <paramref name="Moment"/> it is.</param>
public sealed record DateTimeValue(DateTime Moment, TimeSpan? Offset, string? Zone, int Eras = 0, int Nanoseconds = 0) : Value;

/// <summary>A duration of days and time, to the nanosecond (DMN 1.5, 10.3.2.3.7).</summary>
/// <param name="Length">Its length to 100 nanoseconds, negative for a negative duration.</param>
/// <param name="Nanoseconds">From 0 to 99: how much more than <paramref name="Length"/> it is.</param>
public sealed record DaysTimeDurationValue(TimeSpan Length, int Nanoseconds = 0) : Value;

/// <summary>A duration of years and months (DMN 1.5, 10.3.2.3.8).</summary>
/// <param name="Months">Whole months, negative for a negative duration.</param>
public sealed record YearsMonthsDurationValue(long Months) : Value;

/// <summary>A list (DMN 1.5, 10.3.2.6).</summary>
/// <param name="Items">The items; null is a FEEL null among them.</param>
public sealed record ListValue(ImmutableArray<Value> Items) : Value
{
    /// <summary>The list without items: <c>[]</c>.</summary>
    public static readonly ListValue Empty = new(ImmutableArray<Value>.Empty);

    /// <summary>Equal when the items are, in order.</summary>
    public bool Equals(ListValue? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }

    // Counted when first asked for: most lists never need it. Racing threads write the same number.
    private int size;
    private int depth;
    internal override int Size => size > 0 ? size : size = Shape.SizeOf(Items);
    internal override int Depth => depth > 0 ? depth : depth = Shape.DepthOf(Items);
}

/// <summary>
/// A range (DMN 1.5, 10.3.2.7). A missing end reaches without limit. <c>(= 5)</c> and <c>(!= 5)</c> are ranges by name only: they have
/// the value at both ends and say so by their form.
/// </summary>
/// <param name="Start">First value, or null when there is none.</param>
/// <param name="End">Last value, or null when there is none.</param>
/// <param name="StartIncluded">Whether the first value is in it.</param>
/// <param name="EndIncluded">Whether the last value is in it.</param>
/// <param name="Form">What the ends mean.</param>
public sealed record RangeValue(Value? Start, Value? End, bool StartIncluded, bool EndIncluded, RangeForm Form = RangeForm.Interval) : Value;

/// <summary>Whether a range is all between its ends, one value alone, or everything but one value.</summary>
public enum RangeForm
{
    /// <summary>All between the ends.</summary>
    Interval,

    /// <summary>The value at both ends alone: <c>(= 5)</c>.</summary>
    Exactly,

    /// <summary>Everything but the value at both ends: <c>(!= 5)</c>.</summary>
    Except,
}

/// <summary>A function as a value: a lambda, a built-in, a business knowledge model or a decision service.</summary>
public abstract record FunctionValue : Value
{
    private protected FunctionValue() { }

    /// <summary>Names of its parameters in order.</summary>
    public abstract ImmutableArray<string> Parameters { get; }

    /// <summary>What it takes and gives, for <c>instance of</c>.</summary>
    internal abstract FeelType Type { get; }

    internal abstract Value Call(Value[] arguments, Tree.Frame frame);

    internal virtual Value CallNamed(IReadOnlyDictionary<string, Value> named, Tree.Frame frame)
    {
        if (named.Count != Parameters.Length) return frame.Fault($"The function takes {Parameters.Length} arguments; {named.Count} were given.");
        var arguments = new Value[Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!named.TryGetValue(Parameters[i], out var value)) return frame.Fault($"The function has no argument for its parameter '{Parameters[i]}'.");
            arguments[i] = value;
        }
        return Call(arguments, frame);
    }

    /// <summary>A function equals itself alone.</summary>
    public virtual bool Equals(FunctionValue? other) => ReferenceEquals(this, other);
    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

internal static class Shape
{
    public static int SizeOf(ImmutableArray<Value> items)
    {
        long sum = 1;
        foreach (var item in items) sum += item.Size;
        return Saturated(sum);
    }

    public static int DepthOf(ImmutableArray<Value> items)
    {
        var deepest = 0;
        foreach (var item in items) deepest = Math.Max(deepest, item.Depth);
        return deepest + 1;
    }

    public static int Saturated(long size) => (int)Math.Min(size, int.MaxValue / 2);
}
