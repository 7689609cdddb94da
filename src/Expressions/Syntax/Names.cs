using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Syntax;

/// <summary>What names mean at a place of the text: local variables, items of filters, the scope's names, built-in functions.</summary>
internal sealed class Names(Scope scope)
{
    // A filter is an entry without a name: names it does not know may be entries of its item.
    private readonly List<(string? Name, int Slot, FeelType Type)> locals = [];
    private readonly HashSet<string> memberPhrases = [.. scope.Members];

    public Scope Scope => scope;
    public int Slots { get; private set; }
    public SortedSet<string> Used { get; } = new(StringComparer.Ordinal);
    public HashSet<int> UsedSlots { get; } = [];

    public int Depth => locals.Count;

    public int Declare(string name, FeelType? type = null)
    {
        locals.Add((name, Slots, type ?? FeelType.Any));
        return Slots++;
    }

    public int DeclareItem(FeelType type)
    {
        locals.Add((null, Slots, type));
        return Slots++;
    }


    public void Forget(int depth) => locals.RemoveRange(depth, locals.Count - depth);

    public void KnowMember(string name)
    {
        if (NamesInText.IsPhrase(name)) memberPhrases.Add(name);
    }

    /// <summary>Where the longest known name of several words that begins at this place ends, and that name.</summary>
    public (string Name, int End)? LongestPhrase(string source, int at)
    {
        (string, int End)? best = null;
        foreach (var (name, _, _) in locals)
            if (name is not null && NamesInText.IsPhrase(name)) Try(name);
        foreach (var name in scope.Phrases) Try(name);
        foreach (var name in Functions.Builtin.Phrases) Try(name);
        if (InFilter) foreach (var name in memberPhrases) Try(name);
        return best;

        void Try(string name)
        {
            var end = NamesInText.Match(source, at, name);
            if (end > (best?.End ?? at)) best = (name, end);
        }
    }

    public (string Name, int End)? LongestMember(string source, int at)
    {
        (string, int End)? best = null;
        foreach (var name in memberPhrases)
        {
            var end = NamesInText.Match(source, at, name);
            if (end > (best?.End ?? at)) best = (name, end);
        }
        return best;
    }

    /// <summary>The place of "?", the value under test.</summary>
    public int? InputSlot => locals is [("?", var slot, _), ..] ? slot : null;

    public bool InFilter => locals.Exists(local => local.Name is null);

    public bool IsDeclared(string name) => locals.Exists(local => local.Name == name) || scope.Knows(name);

    /// <summary>The node that reads the name, or null when nothing has it.</summary>
    public Node? Resolve(string name) => Resolve(name, locals.Count - 1);

    private Node? Resolve(string name, int from)
    {
        for (var i = from; i >= 0; i--)
        {
            var (local, slot, type) = locals[i];
            if (local == name)
            {
                UsedSlots.Add(slot);
                return new LocalName(slot, type);
            }
            if (local is not null) continue;
            if (name == "item") return new ItemName(name, slot, type, new LocalName(slot, type));
            var (entry, outside) = (MemberTypes.Of(type, name), Resolve(name, i - 1));
            if (entry is null) return outside;
            // Whether it is an entry of the item is known only when the item's type is.
            return new ItemName(name, slot, outside is null || MemberTypes.Known(type).Contains(name) ? entry : FeelType.Any, outside ?? new Literal(new NullValue($"There is no '{name}' here.")));
        }
        if (scope.Knows(name)) return Input(name);
        if (Functions.Builtin.All.TryGetValue(name, out var builtin)) return new Literal(builtin);
        return scope.IsOpen ? Input(name) : null;
    }

    /// <summary>In an open scope a name such as "date" may be an input; it is the function where the input has none.</summary>
    public InputName InputOr(string name, Node otherwise)
    {
        Used.Add(name);
        return new InputName(name, FeelType.Any, otherwise);
    }

    private InputName Input(string name)
    {
        Used.Add(name);
        return new InputName(name, scope.TypeOf(name));
    }

    public IEnumerable<string> Known => locals.Where(local => local.Name is not null).Select(local => local.Name!)
        .Concat(locals.Where(local => local.Name is null).SelectMany(local => MemberTypes.Known(local.Type))).Concat(scope.Names ?? []).Concat(Functions.Builtin.All.Keys);
}
