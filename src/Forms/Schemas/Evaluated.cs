namespace WorkflowHub.Forms.Schemas;

/// <summary>Which properties or items of one value have been looked at, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
internal sealed class Evaluated
{
    private HashSet<string>? names;
    private HashSet<int>? indexes;
    private int prefix;

    public bool AllNames { get; set; }

    public bool AllItems { get; set; }

    public void Add(string name) => (names ??= new(StringComparer.Ordinal)).Add(name);

    public void Add(int index) => (indexes ??= []).Add(index);

    public void AddPrefix(int count) => prefix = Math.Max(prefix, count);

    public bool Has(string name) => AllNames || (names?.Contains(name) ?? false);

    public bool Has(int index) => AllItems || index < prefix || (indexes?.Contains(index) ?? false);

    public void Take(Evaluated other)
    {
        AllNames |= other.AllNames;
        AllItems |= other.AllItems;
        AddPrefix(other.prefix);
        if (other.names is not null) (names ??= new(StringComparer.Ordinal)).UnionWith(other.names);
        if (other.indexes is not null) (indexes ??= []).UnionWith(other.indexes);
    }
}
