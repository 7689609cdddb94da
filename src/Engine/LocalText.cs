using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowHub.Engine;

/// <summary>A text in several languages, by two-letter code: <c>en</c>, <c>vi</c>, <c>ar</c>. Written in JSON as one object.</summary>
[JsonConverter(typeof(LocalTextConverter))]
public sealed record LocalText(ImmutableSortedDictionary<string, string> Texts)
{
    public static LocalText Of(string english) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", english));

    /// <summary>The text in a language, else in English, else in whichever there is.</summary>
    public string In(string language) =>
        Texts.GetValueOrDefault(language) ?? Texts.GetValueOrDefault("en") ?? Texts.Values.FirstOrDefault() ?? "";

    public bool Equals(LocalText? other) => other is not null && Texts.SequenceEqual(other.Texts);
    public override int GetHashCode() => Texts.Count;
    public override string ToString() => In("en");
}

internal sealed class LocalTextConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            texts[language] = reader.GetString() ?? "";
        }
        return new LocalText(texts.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.Texts) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
