using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>The names an expression may use. <see cref="Open"/> accepts any name (a missing one evaluates to null).</summary>
public sealed class Scope
{
    public static readonly Scope Open = new(null);

    private readonly FrozenSet<string>? known;

    private Scope(ImmutableArray<string>? names, ImmutableArray<string> members = default, FrozenDictionary<string, FeelType>? types = null, bool open = false)
    {
        Names = names;
        IsOpen = open || names is null;
        known = names?.ToFrozenSet(StringComparer.Ordinal);
        Members = members.IsDefault ? [] : members;
        Types = types ?? FrozenDictionary<string, FeelType>.Empty;
        Phrases = [.. (names ?? []).Where(NamesInText.IsPhrase)];
    }

    /// <summary>Known names, or null for an open scope.</summary>
    public ImmutableArray<string>? Names { get; }

    /// <summary>Names of entries that hold symbols (<c>order-lines</c>), so that they can be told from arithmetic after a dot.</summary>
    internal ImmutableArray<string> Members { get; }

    /// <summary>Types that <c>instance of</c> and parameters may name besides those of FEEL.</summary>
    internal FrozenDictionary<string, FeelType> Types { get; }

    /// <summary>Names of several words or with symbols.</summary>
    internal ImmutableArray<string> Phrases { get; }

    public static Scope Of(params IEnumerable<string> names) => new([.. names]);

    internal static Scope Of(IEnumerable<string> names, ImmutableArray<string> members, FrozenDictionary<string, FeelType> types) =>
        new([.. names], members, types);

    /// <summary>Whether names that are not known are read from the input all the same.</summary>
    internal bool IsOpen { get; }

    internal bool Knows(string name) => known?.Contains(name) ?? false;

    internal Scope With(params IEnumerable<string> names) => new([.. Names ?? [], .. names], Members, Types, IsOpen);

    /// <summary>The same names, and any other.</summary>
    internal Scope Opened() => new(Names ?? [], Members, Types, true);
}
