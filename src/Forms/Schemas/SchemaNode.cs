using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>One compiled (sub)schema: the keywords that say something about a value, in the order in which they are asked.</summary>
internal sealed class SchemaNode(SchemaResource resource)
{
    public static readonly SchemaNode Anything = new(SchemaResource.Nowhere);
    public static readonly SchemaNode Nothing = new(SchemaResource.Nowhere) { Keywords = [new Keywords.Never()] };

    public SchemaResource Resource { get; } = resource;

    // Filled after the node is known, since a schema may refer to itself.
    public Keyword[] Keywords { get; set; } = [];

    public bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        var keywords = Keywords;
        if (keywords.Length == 0) return true;
        if (!evaluation.Begin()) return false;
        var scope = evaluation.DynamicScope;
        var entered = scope.Count == 0 || scope[^1] != Resource;
        if (entered) scope.Add(Resource);
        // What this schema looks at counts for its surroundings only when it accepts the value.
        var own = evaluation.TracksEvaluated ? new Evaluated() : null;
        var good = true;
        foreach (var keyword in keywords)
        {
            if (keyword.Check(value, evaluation, own)) continue;
            good = false;
            if (evaluation.Quiet > 0) break;
        }
        if (good && own is not null) evaluated?.Take(own);
        if (entered) scope.RemoveAt(scope.Count - 1);
        evaluation.End();
        return good;
    }

    /// <summary>Asks without noting errors.</summary>
    public bool Accepts(Value value, Evaluation evaluation, Evaluated? evaluated = null)
    {
        evaluation.Quiet++;
        var good = Check(value, evaluation, evaluated);
        evaluation.Quiet--;
        return good;
    }
}

/// <summary>What one keyword demands of a value.</summary>
internal abstract class Keyword
{
    /// <summary>Smaller is asked first; the unevaluated keywords need the answers of all others.</summary>
    public virtual int Order => 0;

    /// <summary>False when the value breaks it; the errors are noted in the evaluation.</summary>
    public abstract bool Check(Value value, Evaluation evaluation, Evaluated? evaluated);
}

/// <summary>A schema document or embedded schema with an address of its own.</summary>
internal sealed class SchemaResource(string address, Value root, string pointer, Vocabulary vocabulary)
{
    public static readonly SchemaResource Nowhere = new("", Value.Null, "", Vocabulary.Standard);

    public string Address { get; } = address;

    public Value Root { get; } = root;

    /// <summary>Where its root stands in the document that was compiled; for problems.</summary>
    public string Pointer { get; } = pointer;

    public Vocabulary Vocabulary { get; } = vocabulary;

    public Dictionary<string, Value> Anchors { get; } = new(StringComparer.Ordinal);

    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Compiled targets of dynamic anchors.</summary>
    public Dictionary<string, SchemaNode> DynamicTargets { get; } = new(StringComparer.Ordinal);
}
