using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkflowHub.Api.Problems;

/// <summary>Every sentence the server says to people, in every language: the files in the folder of the same name, one per language.</summary>
internal static partial class Sentences
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Known = Language.All.ToFrozenDictionary(language => language, Read);

    public static IReadOnlyCollection<string> KeysOf(string language) => Known[language].Keys;

    public static string? Find(string language, string key) => Known.GetValueOrDefault(language)?.GetValueOrDefault(key);

    /// <summary>The sentence in a language with its <c>{facts}</c> filled in; else what the caller has in English; else the English one.</summary>
    public static string Say(string language, string key, IReadOnlyDictionary<string, string>? facts = null, string? otherwise = null)
    {
        var sentence = Find(language, key) ?? otherwise ?? Find(Language.English, key) ?? key;
        // All at once: what is filled in is not looked at again.
        return facts is null ? sentence : Fact().Replace(sentence, fact => facts.GetValueOrDefault(fact.Groups[1].Value) ?? fact.Value).TrimEnd();
    }

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = typeof(Sentences).Assembly.GetManifestResourceStream($"sentences.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Fact();
}
