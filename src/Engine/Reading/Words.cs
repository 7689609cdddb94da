using System.Collections.Immutable;

namespace WorkflowHub.Engine.Reading;

/// <summary>Attributes that hold several words, separated by spaces.</summary>
internal static class Words
{
    public static ImmutableArray<string> Of(string? text) => [.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>What an attribute's words mean; an unknown one is noted.</summary>
    public static ImmutableArray<T> Read<T>(XmlPart part, string attribute, (string Word, T Meaning)[] known, ModelReader reader)
    {
        var meanings = ImmutableArray.CreateBuilder<T>();
        foreach (var word in Of(part[attribute]))
        {
            var at = Array.FindIndex(known, one => one.Word == word);
            if (at >= 0) meanings.Add(known[at].Meaning);
            else reader.Problem("bpmn.attribute", part, $"'{attribute}' of '{part.Name}' lists words out of {string.Join(", ", known.Select(one => one.Word))}; '{word}' was found.");
        }
        return meanings.DrainToImmutable();
    }
}
