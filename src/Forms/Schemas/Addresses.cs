using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>Every schema that can be referred to, by address, anchor and pointer. Nothing is fetched.</summary>
internal sealed class Addresses(Dialect dialect, IReadOnlyDictionary<string, Value>? documents)
{
    private const string MainAddress = "https://schema.invalid/main";

    private readonly Dictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<ContextValue, SchemaResource> owners = new(ReferenceEqualityComparer.Instance);

    public delegate void Report(string pointer, string message);

    public void AddMain(Value schema, Report report) => AddDocument(MainAddress, schema, report);

    public SchemaResource ResourceOf(ContextValue schema) => owners.GetValueOrDefault(schema, SchemaResource.Nowhere);

    /// <summary>The schema a reference leads to, or null.</summary>
    public (Value Schema, string Pointer, string? DynamicAnchor)? Resolve(SchemaResource from, string reference, Report report)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        var target = hash == 0 ? from : At(Combine(from.Address, hash < 0 ? reference : reference[..hash]), report);
        if (target is null) return null;
        if (fragment.Length == 0) return (target.Root, target.Pointer, null);
        if (fragment[0] == '/') return Walk(target, fragment, report);
        return target.Anchors.TryGetValue(fragment, out var anchored)
            ? (anchored, target.Pointer, target.DynamicAnchors.Contains(fragment) ? fragment : null)
            : null;
    }

    private SchemaResource? At(string? address, Report report)
    {
        if (address is null) return null;
        if (resources.TryGetValue(address, out var known)) return known;
        if (documents?.TryGetValue(address, out var document) != true && !MetaSchemas.Documents.TryGetValue(address, out document)) return null;
        AddDocument(address, document!, report);
        return resources[address];
    }

    private void AddDocument(string address, Value document, Report report)
    {
        var vocabulary = VocabularyOf(document, report) ?? (dialect == Dialect.Form ? Vocabulary.Form : Vocabulary.Standard);
        var resource = resources[address] = new SchemaResource(address, document, "", vocabulary);
        Index(document, resource, "", report);
    }

    private Vocabulary? VocabularyOf(Value document, Report report)
    {
        if ((document as ContextValue)?["$schema"].AsText is not { } uri) return null;
        uri = uri.TrimEnd('#');
        if (uri == Vocabulary.StandardDialect) return null;
        if (documents?.TryGetValue(uri, out var metaSchema) != true)
        {
            report("/$schema", $"The dialect '{uri}' is not known; expected {Vocabulary.StandardDialect}.");
            return null;
        }
        var (vocabulary, unknown) = Vocabulary.Of(metaSchema!);
        if (unknown is not null) report("/$schema", $"The dialect demands the vocabulary '{unknown}', which is not known.");
        return vocabulary;
    }

    private void Index(Value schema, SchemaResource resource, string pointer, Report report)
    {
        if (schema is not ContextValue context || context.Count == 0 || owners.ContainsKey(context)) return;
        resource = Own(context, resource, pointer, report);
        owners[context] = resource;
        if (context["$anchor"].AsText is { } anchor) resource.Anchors.TryAdd(anchor, context);
        if (context["$dynamicAnchor"].AsText is { } dynamic)
        {
            resource.Anchors.TryAdd(dynamic, context);
            resource.DynamicAnchors.Add(dynamic);
        }
        foreach (var (name, value) in context)
        {
            var at = Pointer.Append(pointer, name);
            switch (KeywordTable.Holds(name))
            {
                case Subschemas.One: Index(value, resource, at, report); break;
                case Subschemas.List when value is ListValue list:
                    for (var i = 0; i < list.Items.Length; i++) Index(list.Items[i], resource, $"{at}/{i}", report);
                    break;
                case Subschemas.Map when value is ContextValue map:
                    foreach (var (key, entry) in map) Index(entry, resource, Pointer.Append(at, key), report);
                    break;
            }
        }
    }

    // A schema with an $id is a resource of its own, except when it only repeats the address of its document.
    private SchemaResource Own(ContextValue schema, SchemaResource around, string pointer, Report report)
    {
        if (schema["$id"].AsText is not { } id) return around;
        if (Combine(around.Address, id.TrimEnd('#')) is not { } address)
        {
            report(pointer + "/$id", $"'{id}' is no URI.");
            return around;
        }
        if (resources.TryGetValue(address, out var known) && ReferenceEquals(known.Root, schema)) return known;
        return resources[address] = new SchemaResource(address, schema, pointer, VocabularyOf(schema, report) ?? around.Vocabulary);
    }

    private (Value, string, string?)? Walk(SchemaResource resource, string fragment, Report report)
    {
        Value at = resource.Root;
        var owner = resource;
        foreach (var name in Pointer.Names(fragment)!)
        {
            if (at is ContextValue around && owners.TryGetValue(around, out var nearer)) owner = nearer;
            if (at is ContextValue context && context.TryGet(name, out var entry)) at = entry;
            else if (at is ListValue list && int.TryParse(name, out var index) && index >= 0 && index < list.Items.Length) at = list.Items[index];
            else return null;
        }
        var pointer = resource.Pointer + fragment;
        Index(at, owner, pointer, report);
        return (at, pointer, null);
    }

    private static string? Combine(string around, string reference)
    {
        if (Uri.TryCreate(reference, UriKind.Absolute, out var absolute) && !reference.StartsWith('/')) return absolute.AbsoluteUri;
        return Uri.TryCreate(around, UriKind.Absolute, out var start) && Uri.TryCreate(start, reference, out var combined) ? combined.AbsoluteUri : null;
    }
}
