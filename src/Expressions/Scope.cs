using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>The names an expression may use. <see cref="Open"/> accepts any name (a missing one evaluates to null).</summary>
public sealed class Scope
{
    /// <summary>Any name may be used: for expressions over data whose names are not known when they are compiled.</summary>
    public static readonly Scope Open = new() { IsOpen = true };

    private ImmutableDictionary<string, FeelType> typed = ImmutableDictionary<string, FeelType>.Empty;
    private ImmutableHashSet<string> known = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    private Scope() { }

    /// <summary>Known names, or null for an open scope.</summary>
    public ImmutableArray<string>? Names { get; private init; }

    /// <summary>Whether names that are not known are read from the input all the same.</summary>
    internal bool IsOpen { get; private init; }

    /// <summary>Names of entries that hold symbols (<c>order-lines</c>), so that they can be told from arithmetic after a dot.</summary>
    internal ImmutableArray<string> Members { get; private init; } = [];

    /// <summary>Types that <c>instance of</c> and parameters may name besides those of FEEL; the longer names first.</summary>
    internal ImmutableArray<(string Name, FeelType Type)> Types { get; private init; } = [];

    /// <summary>Names of several words or with symbols.</summary>
    internal ImmutableArray<string> Phrases { get; private init; } = [];

    /// <summary>These names and no other; names of several words are read as one where they are known (DMN 1.5, 10.3.1.3).</summary>
    /// <param name="names">The names; one that stands twice counts once.</param>
    /// <returns>A scope that knows them, of values of any type.</returns>
    public static Scope Of(params IEnumerable<string> names) => Of(names, [], FrozenDictionary<string, FeelType>.Empty);

    /// <summary>
    /// These names with the types of their values: what no value of the type has behind a dot, and what can never be compared or
    /// reckoned with, is a problem of the compilation.
    /// </summary>
    /// <param name="names">The names with their types.</param>
    /// <returns>A scope that knows them and their types.</returns>
    public static Scope Typed(params IEnumerable<(string Name, FeelType Type)> names)
    {
        // A name that stands twice is the later one: the nearer.
        var all = ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal).SetItems(names.Select(entry => KeyValuePair.Create(entry.Name, entry.Type)));
        var scope = Of(all.Keys, [.. all.Values.SelectMany(Entries).Where(NamesInText.IsPhrase).Distinct()], FrozenDictionary<string, FeelType>.Empty);
        scope.typed = all;
        return scope;
    }

    private static IEnumerable<string> Entries(FeelType type) => type switch
    {
        FeelType.Defined defined => Entries(defined.Base),
        FeelType.List list => Entries(list.Item),
        FeelType.Context context => context.Entries.SelectMany(entry => Entries(entry.Type).Prepend(entry.Name)),
        _ => [],
    };

    /// <summary>Whether the types of its names are known, so that expressions are checked by them.</summary>
    internal bool IsTyped => !typed.IsEmpty;

    internal FeelType TypeOf(string name) => typed.GetValueOrDefault(name, FeelType.Any);

    internal static Scope Of(IEnumerable<string> names, ImmutableArray<string> members, FrozenDictionary<string, FeelType> types) =>
        new Scope { Names = [], Members = members, Types = [.. types.OrderByDescending(type => type.Key.Length).Select(type => (type.Key, type.Value))] }.With(names);

    internal bool Knows(string name) => known.Contains(name);

    internal Scope With(params IEnumerable<string> names)
    {
        ImmutableArray<string> added = [.. names];
        return new Scope
        {
            Names = (Names ?? []).AddRange(added),
            IsOpen = IsOpen,
            Members = Members,
            Types = Types,
            Phrases = Phrases.AddRange(added.Where(NamesInText.IsPhrase)),
            known = known.Union(added),
            typed = typed.RemoveRange(added),
        };
    }

    /// <summary>The same names, and any other.</summary>
    public Scope Opened() => new() { Names = Names, IsOpen = true, Members = Members, Types = Types, Phrases = Phrases, known = known, typed = typed };
}
