using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>Turns a schema document into linked nodes; each subschema once, so that references may go in circles.</summary>
internal sealed class SchemaCompiler(Dialect dialect, IReadOnlyDictionary<string, Value>? documents)
{
    /// <summary>Subschemas one schema and what it refers to may have together.</summary>
    private const int MaxSubschemas = 20_000;

    private const int MaxProblems = 100;

    private readonly Addresses addresses = new(dialect, documents);
    private readonly Dictionary<ContextValue, SchemaNode> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(SchemaNode Node, ContextValue Schema, string Pointer)> waiting = new();
    private readonly List<SchemaProblem> problems = [];

    public bool IsForm => dialect == Dialect.Form;

    /// <summary>Set by a keyword that needs to know what others have looked at.</summary>
    public bool TracksEvaluated { get; set; }

    public SchemaCompilation Compile(Value schema)
    {
        addresses.AddMain(schema, Problem);
        var root = Node(schema, "");
        while (waiting.TryDequeue(out var next) && problems.Count < MaxProblems) Fill(next.Node, next.Schema, next.Pointer);
        return problems.Count > 0
            ? new SchemaCompilation(null, [.. problems.Distinct().Take(MaxProblems)])
            : new SchemaCompilation(new Schema(root, TracksEvaluated), []);
    }

    public void Problem(string pointer, string message) => problems.Add(new SchemaProblem(pointer, message));

    /// <summary>The node of a subschema; its keywords are compiled later.</summary>
    public SchemaNode Node(Value schema, string pointer)
    {
        if (schema is BooleanValue boolean) return boolean.Value ? SchemaNode.Anything : SchemaNode.Nothing;
        if (schema is not ContextValue context)
        {
            Problem(pointer, "A schema is an object, true or false.");
            return SchemaNode.Nothing;
        }
        if (context.Count == 0) return SchemaNode.Anything;
        if (nodes.TryGetValue(context, out var known)) return known;
        var node = nodes[context] = new SchemaNode(addresses.ResourceOf(context));
        if (nodes.Count > MaxSubschemas) Problem(pointer, $"There are more than {MaxSubschemas} subschemas (limit: subschemas).");
        else waiting.Enqueue((node, context, pointer));
        return node;
    }

    /// <summary>The node a reference leads to; a problem when there is none.</summary>
    public (SchemaNode Node, string? DynamicAnchor) Target(SchemaResource from, string reference, string pointer)
    {
        if (addresses.Resolve(from, reference, Problem) is not { } target)
        {
            Problem(pointer, $"'{reference}' leads to no schema.");
            return (SchemaNode.Nothing, null);
        }
        return (Node(target.Schema, target.Pointer), target.DynamicAnchor);
    }

    private void Fill(SchemaNode node, ContextValue schema, string pointer)
    {
        var made = new List<Keyword>();
        foreach (var (name, value) in schema)
        {
            if (!KeywordTable.Makers.TryGetValue(name, out var entry))
            {
                if (IsForm && !KeywordTable.Annotations.Contains(name)) Problem(pointer, $"The keyword '{name}' is not known.");
                continue;
            }
            if (!node.Resource.Vocabulary.Has(entry.Group)) continue;
            if (entry.Make(new KeywordSource(this, node.Resource, schema, name, value, pointer)) is { } keyword) made.Add(keyword);
        }
        CompileDynamicTargets(node.Resource);
        node.Keywords = [.. made.OrderBy(keyword => keyword.Order)];
    }

    // A dynamic reference may lead to any resource entered before it, so each resource's dynamic anchors are compiled with it.
    private void CompileDynamicTargets(SchemaResource resource)
    {
        if (resource.DynamicTargets.Count == resource.DynamicAnchors.Count) return;
        foreach (var name in resource.DynamicAnchors) resource.DynamicTargets[name] = Node(resource.Anchors[name], resource.Pointer);
    }
}
