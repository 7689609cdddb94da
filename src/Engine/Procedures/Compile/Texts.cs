using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures.Bpmn;

namespace WorkflowHub.Engine.Procedures.Compile;

internal static class Texts
{
    /// <summary>An element's name in every language it is given in; its id when it has none.</summary>
    public static LocalText NameOf(XmlPiece piece) => Of(piece, piece.Extensions.Where(extension => extension.Name == "name"));

    /// <summary>A name in every language: the attribute is English, the pieces are the others.</summary>
    public static LocalText Of(XmlPiece piece, IEnumerable<XmlPiece> others)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        texts["en"] = string.IsNullOrWhiteSpace(piece["name"]) ? piece.Id ?? "" : piece["name"]!;
        foreach (var other in others)
            if (other["lang"] is { Length: > 0 } language && other.Trimmed.Length > 0) texts[language] = other.Trimmed;
        return new LocalText(texts.ToImmutable());
    }
}
