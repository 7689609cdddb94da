using System.Collections.Frozen;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>The groups of keywords in force for a schema (its dialect's <c>$vocabulary</c>).</summary>
internal sealed class Vocabulary
{
    public const string StandardDialect = "https://json-schema.org/draft/2020-12/schema";
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    public static readonly Vocabulary Standard = new(["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"]);
    public static readonly Vocabulary Form = new(["core", "applicator", "unevaluated", "validation", "meta-data", "format-assertion", "content"]);

    private readonly FrozenSet<string> groups;

    private Vocabulary(IEnumerable<string> groups) => this.groups = groups.ToFrozenSet(StringComparer.Ordinal);

    public bool Has(string group) => group == "core" || groups.Contains(group) || (group == "format" && groups.Contains("format-assertion"));

    /// <summary>What a meta-schema declares, or the URI of a vocabulary that is demanded but not known here.</summary>
    public static (Vocabulary Vocabulary, string? Unknown) Of(Value metaSchema)
    {
        if ((metaSchema as ContextValue)?["$vocabulary"] is not ContextValue declared) return (Standard, null);
        var groups = new List<string>();
        foreach (var (uri, demanded) in declared)
        {
            var known = uri.StartsWith(Prefix, StringComparison.Ordinal) ? uri[Prefix.Length..] : null;
            if (known is not null) groups.Add(known);
            else if (demanded.IsTrue) return (Standard, uri);
        }
        return (new Vocabulary(groups), null);
    }
}
