using System.Collections.Frozen;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>The meta-schemas of JSON Schema 2020-12, held here so that a schema may refer to them without a network.</summary>
internal static class MetaSchemas
{
    public static readonly FrozenDictionary<string, Value> Documents = Read();

    private static FrozenDictionary<string, Value> Read()
    {
        var assembly = typeof(MetaSchemas).Assembly;
        var documents = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var document = JsonValues.Parse(bytes);
            documents[((ContextValue)document)["$id"].AsText!] = document;
        }
        return documents.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
