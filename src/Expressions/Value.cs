using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>
/// A FEEL value (DMN 1.5, section 10.3.2). Immutable; a value never refers to a host object.
/// Case data, form answers and results of jobs are held as values too, so that a condition reads them as they are.
/// </summary>
public abstract record Value
{
    private protected Value() { }

    public static readonly Value Null = new NullValue(null);
    public static readonly BooleanValue True = new(true);
    public static readonly BooleanValue False = new(false);

    public static Value Of(bool value) => value ? True : False;
    public static Value Of(decimal value) => new NumberValue(value);
    public static Value Of(string? value) => value is null ? Null : new TextValue(value);
    public static Value Of(DateOnly value) => new DateValue(value);
    public static Value Of(DateTimeOffset value) => new DateTimeValue(value.DateTime, value.Offset, null);
    public static Value Of(params IEnumerable<Value> items) => new ListValue([.. items]);

    public bool IsNull => this is NullValue;

    /// <summary>FEEL knows only true as true: null and every other value are not.</summary>
    public bool IsTrue => this is BooleanValue { Value: true };

    /// <summary>The text of a string value, otherwise null.</summary>
    public string? AsText => (this as TextValue)?.Text;
}

/// <param name="Reason">Why an evaluation came to null, when it was a fault (a cap reached, a wrong type); null for a plain null.</param>
public sealed record NullValue(string? Reason) : Value
{
    public bool Equals(NullValue? other) => other is not null;
    public override int GetHashCode() => 0;
}

public sealed record BooleanValue(bool Value) : Value;

public sealed record NumberValue(decimal Number) : Value;

public sealed record TextValue(string Text) : Value;

public sealed record DateValue(DateOnly Date) : Value;

/// <param name="Time">Time of day.</param>
/// <param name="Offset">Offset from UTC; null for a local time.</param>
/// <param name="Zone">IANA zone id when the time was written with one.</param>
public sealed record TimeValue(TimeOnly Time, TimeSpan? Offset, string? Zone) : Value;

/// <param name="Moment">Date and time of day as written.</param>
/// <param name="Offset">Offset from UTC; null for a local date and time.</param>
/// <param name="Zone">IANA zone id when it was written with one.</param>
public sealed record DateTimeValue(DateTime Moment, TimeSpan? Offset, string? Zone) : Value;

public sealed record DaysTimeDurationValue(TimeSpan Length) : Value;

/// <param name="Months">Whole months, negative for a negative duration.</param>
public sealed record YearsMonthsDurationValue(long Months) : Value;

public sealed record ListValue(ImmutableArray<Value> Items) : Value
{
    public static readonly ListValue Empty = new(ImmutableArray<Value>.Empty);

    public bool Equals(ListValue? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }
}
