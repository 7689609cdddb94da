using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WorkflowHub.Expressions;

/// <summary>A FEEL context: named values that keep the order in which they were written. Immutable.</summary>
public sealed record ContextValue : Value, IReadOnlyCollection<KeyValuePair<string, Value>>
{
    /// <summary>The context without entries: <c>{}</c>.</summary>
    public static readonly ContextValue Empty = new([]);

    // Contexts of a case are small and read far more often than written: an array in order, searched in order up to a few
    // entries and by an index beyond.
    private const int IndexFrom = 9;
    private readonly ImmutableArray<KeyValuePair<string, Value>> entries;
    private readonly Dictionary<string, int>? index;

    private ContextValue(ImmutableArray<KeyValuePair<string, Value>> entries)
    {
        this.entries = entries;
        if (entries.Length < IndexFrom) return;
        index = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++) index[entries[i].Key] = i;
    }

    /// <summary>Makes a context; a later entry of the same name replaces the earlier one in its place.</summary>
    /// <param name="entries">Names with their values.</param>
    /// <returns>The context; <see cref="Empty"/> for no entries.</returns>
    public static ContextValue From(params IEnumerable<KeyValuePair<string, Value>> entries)
    {
        var made = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, made.Count)) made.Add(entry);
            else made[places[entry.Key]] = entry;
        }
        return made.Count == 0 ? Empty : new ContextValue(made.DrainToImmutable());
    }

    /// <summary>Makes a context from pairs: <c>ContextValue.Of(("amount", Value.Of(5)), ("vendor", Value.Of("A")))</c>.</summary>
    /// <param name="entries">Names with their values; a later one replaces an earlier one of its name.</param>
    /// <returns>The context; <see cref="Empty"/> for no entries.</returns>
    public static ContextValue Of(params IEnumerable<(string Name, Value Value)> entries) =>
        From(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    /// <summary>How many entries it has.</summary>
    public int Count => entries.Length;

    /// <summary>The value of a name, or FEEL null where there is none.</summary>
    public Value this[string name] => TryGet(name, out var value) ? value : Null;

    /// <summary>Finds the value of a name.</summary>
    /// <returns>False, and null, where the context has no entry of that name (an entry may hold FEEL null).</returns>
    /// <param name="name">The name, letter by letter.</param>
    /// <param name="value">The value, or null where there is none.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : entries[at].Value;
        return at >= 0;
    }

    /// <summary>This context with one name set.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A new context; a name that is there keeps its place, another comes last.</returns>
    public ContextValue With(string name, Value value)
    {
        var at = IndexOf(name);
        var entry = KeyValuePair.Create(name, value);
        return new ContextValue(at < 0 ? entries.Add(entry) : entries.SetItem(at, entry));
    }

    /// <summary>This context without one name; itself when it has none of that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A new context, or this one.</returns>
    public ContextValue Without(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? this : new ContextValue(entries.RemoveAt(at));
    }

    /// <summary>This context with every entry of the other set over it (not merged deeper).</summary>
    /// <param name="other">What is set over this one.</param>
    /// <returns>A new context, or one of the two where the other is empty.</returns>
    public ContextValue Merge(ContextValue other)
    {
        if (other.Count == 0) return this;
        return Count == 0 ? other : From(entries.Concat(other.entries));
    }

    private int size;
    private int depth;

    internal override int Size
    {
        get
        {
            if (size > 0) return size;
            long sum = 1;
            foreach (var entry in entries) sum += entry.Value.Size;
            return size = Shape.Saturated(sum);
        }
    }

    internal override int Depth
    {
        get
        {
            if (depth > 0) return depth;
            var deepest = 0;
            foreach (var entry in entries) deepest = Math.Max(deepest, entry.Value.Depth);
            return depth = deepest + 1;
        }
    }

    private int IndexOf(string name)
    {
        if (index is not null) return index.GetValueOrDefault(name, -1);
        for (var i = 0; i < entries.Length; i++)
            if (string.Equals(entries[i].Key, name, StringComparison.Ordinal)) return i;
        return -1;
    }

    /// <summary>Equal when both have the same names with equal values; the order does not matter.</summary>
    public bool Equals(ContextValue? other)
    {
        if (other is null || other.Count != Count) return false;
        foreach (var (name, value) in entries)
            if (!other.TryGet(name, out var theirs) || !value.Equals(theirs)) return false;
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var (name, value) in entries) hash ^= HashCode.Combine(name, value);
        return hash;
    }

    /// <summary>The entries in the order in which they were written.</summary>
    public ImmutableArray<KeyValuePair<string, Value>>.Enumerator GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Value>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)entries).GetEnumerator();
}
