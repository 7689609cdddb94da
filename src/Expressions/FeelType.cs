using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>A type of FEEL (DMN 1.5, 10.3.2.9), for <c>instance of</c>, parameters and item definitions.</summary>
public abstract record FeelType
{
    private protected FeelType() { }

    /// <summary>Every value but null.</summary>
    public static readonly FeelType Any = new Simple("Any");
    /// <summary>Null alone.</summary>
    public static readonly FeelType Nothing = new Simple("Null");
    /// <summary><c>number</c>.</summary>
    public static readonly FeelType Number = new Simple("number");
    /// <summary><c>string</c>.</summary>
    public static readonly FeelType Text = new Simple("string");
    /// <summary><c>boolean</c>.</summary>
    public static readonly FeelType Boolean = new Simple("boolean");
    /// <summary><c>date</c>.</summary>
    public static readonly FeelType Date = new Simple("date");
    /// <summary><c>time</c>.</summary>
    public static readonly FeelType Time = new Simple("time");
    /// <summary><c>date and time</c>.</summary>
    public static readonly FeelType DateTime = new Simple("date and time");
    /// <summary><c>days and time duration</c>.</summary>
    public static readonly FeelType DaysTime = new Simple("days and time duration");
    /// <summary><c>years and months duration</c>.</summary>
    public static readonly FeelType YearsMonths = new Simple("years and months duration");
    /// <summary><c>context</c>, whatever its entries.</summary>
    public static readonly FeelType AnyContext = new Context([]);

    private static readonly Dictionary<string, FeelType> ByName = new(StringComparer.Ordinal)
    {
        ["Any"] = Any, ["Null"] = Nothing, ["number"] = Number, ["string"] = Text, ["boolean"] = Boolean, ["date"] = Date, ["time"] = Time,
        ["date and time"] = DateTime, ["dateTime"] = DateTime, ["days and time duration"] = DaysTime, ["dayTimeDuration"] = DaysTime,
        ["years and months duration"] = YearsMonths, ["yearMonthDuration"] = YearsMonths,
        ["list"] = new List(Any), ["context"] = AnyContext, ["range"] = new Range(Any),
    };

    /// <summary>Names of the simple types, the longer ones first.</summary>
    internal static readonly ImmutableArray<string> Names = [.. ByName.Keys.OrderByDescending(name => name.Length)];

    /// <summary>The built-in type of a name, also by the names DMN files use (<c>dateTime</c>); null where there is none.</summary>
    /// <param name="name">As FEEL or a DMN file writes it.</param>
    /// <returns>The type, or null.</returns>
    public static FeelType? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether the value is of the type. Null is of the types Null and Any alone.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>Whether <c>value instance of</c> the type is true (DMN 1.5, 10.3.2.9).</returns>
    public abstract bool Has(Value value);

    /// <summary>Whether every value of the other type is of this one.</summary>
    /// <param name="other">Another type.</param>
    /// <returns>Whether it conforms to this one (DMN 1.5, 10.3.2.9.2).</returns>
    public virtual bool Covers(FeelType other) => Equals(other) || Equals(Any) || other.Equals(Nothing);

    /// <summary>Whether the value, which is of the type, is among the values that item definitions allow.</summary>
    /// <param name="value">A value of the type.</param>
    /// <returns>False where allowed values or a constraint leave it out (DMN 1.5, 7.3.3).</returns>
    public virtual bool Admits(Value value) => true;

    /// <summary>
    /// The value as one of the type, by the implicit conversions of DMN (10.3.2.9.4): a list of one to its item and back, a date to
    /// its midnight in UTC; null with a reason where none fits.
    /// </summary>
    /// <param name="value">Any value.</param>
    /// <returns>A value of the type, or null with a reason.</returns>
    public Value Convert(Value value)
    {
        var converted = Fit(value);
        return converted.IsNull || Admits(converted) ? converted : new NullValue($"{FeelText.Of(converted)} is not among the values allowed for {this}.");
    }

    private Value Fit(Value value)
    {
        if (value.IsNull || Equals(Any) || Has(value)) return value;
        if (this is Defined defined) return defined.Base.Fit(value);
        if (this is List list)
        {
            var item = value is ListValue ? value : list.Item.Fit(value);
            if (!item.IsNull && value is not ListValue) return new ListValue([item]);
        }
        else if (value is ListValue { Items: [var only] })
        {
            if (Has(only)) return only;
        }
        if (this == DateTime && value is DateValue date) return Moments.Midnight(date);
        return new NullValue($"{this} was expected, {Of(value)} was found.");
    }

    /// <summary>The type as far as a value shows it.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>Its type; of a list <c>list&lt;Any&gt;</c>, of a context <c>context</c>.</returns>
    public static FeelType Of(Value value) => value switch
    {
        NullValue => Nothing,
        BooleanValue => Boolean,
        NumberValue => Number,
        TextValue => Text,
        DateValue => Date,
        TimeValue => Time,
        DateTimeValue => DateTime,
        DaysTimeDurationValue => DaysTime,
        YearsMonthsDurationValue => YearsMonths,
        ListValue => new List(Any),
        RangeValue range => new Range(Of(range.Start ?? range.End ?? Value.Null)),
        FunctionValue function => function.Type,
        _ => AnyContext,
    };

    /// <summary>A type without parts.</summary>
    /// <param name="Name">As FEEL writes it.</param>
    public sealed record Simple(string Name) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value) => Name switch
        {
            "Any" => !value.IsNull,
            "Null" => value.IsNull,
            _ => Of(value) is Simple { Name: var name } && name == Name,
        };

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary><c>list&lt;number&gt;</c>: a list whose items, null apart, are of one type.</summary>
    /// <param name="Item">The type of the items.</param>
    public sealed record List(FeelType Item) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value)
        {
            if (value is not ListValue list) return false;
            if (Item.Equals(Any)) return true;
            foreach (var item in list.Items)
                if (!item.IsNull && !Item.Has(item)) return false;
            return true;
        }

        /// <inheritdoc/>
        public override bool Covers(FeelType other) => base.Covers(other) || (other is List list && Item.Covers(list.Item));
        /// <inheritdoc/>
        public override bool Admits(Value value) => value is not ListValue list || list.Items.All(Item.Admits);
        /// <inheritdoc/>
        public override string ToString() => $"list<{Item}>";
    }

    /// <summary><c>range&lt;date&gt;</c>: a range whose ends are of one type.</summary>
    /// <param name="Bound">The type of the ends.</param>
    public sealed record Range(FeelType Bound) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value) => value is RangeValue range
            && (Bound.Equals(Any) || (Holds(range.Start) && Holds(range.End)));

        /// <inheritdoc/>
        public override bool Covers(FeelType other) => base.Covers(other) || (other is Range range && Bound.Covers(range.Bound));
        /// <inheritdoc/>
        public override string ToString() => $"range<{Bound}>";

        private bool Holds(Value? end) => end is null || end.IsNull || Bound.Has(end);
    }

    /// <summary><c>context&lt;name: string&gt;</c>: a context that has these entries, and perhaps others.</summary>
    /// <param name="Entries">Names and types; an entry may be null.</param>
    public sealed record Context(ImmutableArray<(string Name, FeelType Type)> Entries) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value)
        {
            if (value is not ContextValue context) return false;
            foreach (var (name, type) in Entries)
                if (!context.TryGet(name, out var entry) || (!entry.IsNull && !type.Has(entry))) return false;
            return true;
        }

        /// <inheritdoc/>
        public override bool Covers(FeelType other) => base.Covers(other)
            || (other is Context context && Entries.All(mine => context.Entries.Any(theirs => theirs.Name == mine.Name && mine.Type.Covers(theirs.Type))));

        /// <inheritdoc/>
        public override bool Admits(Value value) => value is not ContextValue context || Entries.All(entry => entry.Type.Admits(context[entry.Name]));

        /// <inheritdoc/>
        public bool Equals(Context? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());
        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Length;
        /// <inheritdoc/>
        public override string ToString() => Entries.IsEmpty ? "context" : $"context<{string.Join(", ", Entries.Select(entry => $"{entry.Name}: {entry.Type}"))}>";
    }

    /// <summary>A type with a name of its own and tests for its values: an item definition.</summary>
    /// <param name="Name">The name of the item definition.</param>
    /// <param name="Base">The type it is made of.</param>
    /// <param name="Allowed">Tests that its values pass, or null.</param>
    public sealed record Defined(string Name, FeelType Base, UnaryTests? Allowed) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value) => Base.Has(value);

        /// <inheritdoc/>
        public override bool Admits(Value value) => value.IsNull || (Base.Admits(value) && (Allowed is null || Allowed.Evaluate(value, ContextValue.Empty).IsTrue));

        /// <inheritdoc/>
        public override bool Covers(FeelType other) => base.Covers(other) || (other is Defined defined ? Covers(defined.Base) : Allowed is null && Base.Covers(other));
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary><c>function&lt;number&gt; -&gt; string</c>: a function by what it takes and gives.</summary>
    /// <param name="Parameters">Types of the parameters in order.</param>
    /// <param name="Result">Type of what it gives.</param>
    public sealed record Function(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
    {
        /// <inheritdoc/>
        public override bool Has(Value value) => value is FunctionValue function && Covers(function.Type);

        // What a function gives is often not declared: then it may fit.
        // A function fits where each argument it may be given is one it takes, and what it gives is one that is wanted.
        /// <inheritdoc/>
        public override bool Covers(FeelType other)
        {
            if (Equals(Any) || other.Equals(Nothing)) return true;
            if (other is not Function function || function.Parameters.Length != Parameters.Length || !(function.Result.Equals(Any) || Result.Covers(function.Result))) return false;
            for (var i = 0; i < Parameters.Length; i++)
                if (!function.Parameters[i].Covers(Parameters[i])) return false;
            return true;
        }

        /// <inheritdoc/>
        public bool Equals(Function? other) => other is not null && Result.Equals(other.Result) && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());
        /// <inheritdoc/>
        public override int GetHashCode() => Parameters.Length;
        /// <inheritdoc/>
        public override string ToString() => $"function<{string.Join(", ", Parameters)}> -> {Result}";
    }
}
