using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowHub.Expressions;

/// <summary>
/// JSON to values and back. Objects become contexts, arrays lists, numbers numbers of 34 digits; dates and durations are written as their
/// ISO text and come back as text (JSON has no type for them: a form's schema says which text is a date).
/// </summary>
public static class JsonValues
{
    /// <summary>Nesting allowed in JSON that is read as a value.</summary>
    public const int MaxDepth = 64;

    /// <exception cref="JsonException">Not JSON, nested deeper than <see cref="MaxDepth"/>, a name twice in one object, a text that is not UTF-8, or a number larger than can be held.</exception>
    /// <param name="utf8">The whole text of one JSON value.</param>
    /// <returns>The value; a number has 34 digits at most, rounded half to even.</returns>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var value = Read(ref reader);
        if (reader.Read()) throw new JsonException("Text after the end of the value.");
        return value;
    }

    /// <summary>The value of a parsed element.</summary>
    /// <exception cref="JsonException">As for <see cref="Parse"/>.</exception>
    /// <param name="element">An element whose document has not been disposed of.</param>
    /// <returns>The value.</returns>
    public static Value From(JsonElement element) => Parse(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Reads the value the reader stands on, leaving it on the value's last token.</summary>
    /// <param name="reader">A reader on the first token of a value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">As for <see cref="Parse"/>.</exception>
    public static Value Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return Value.Null;
            case JsonTokenType.True: return Value.True;
            case JsonTokenType.False: return Value.False;
            case JsonTokenType.String: return Value.Of(Text(ref reader));
            case JsonTokenType.Number:
                return Number(ref reader) is { } number ? Value.Of(number) : throw new JsonException("A number larger than can be held (9.99E+6144).");
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader));
                return new ListValue(items.DrainToImmutable());
            case JsonTokenType.StartObject:
                return ReadContext(ref reader);
            default:
                throw new JsonException($"Unexpected {reader.TokenType}.");
        }
    }

    private static FeelNumber? Number(ref Utf8JsonReader reader)
    {
        const int ShortLength = 28;
        var written = reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan;
        if (written.Length <= ShortLength && written.IndexOfAny((byte)'e', (byte)'E') < 0) return reader.GetDecimal();
        return FeelNumber.TryParse(System.Text.Encoding.ASCII.GetString(written), out var number) ? number : null;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            // The reader looks at the characters of a text only when it is asked for it.
            throw new JsonException("A text holds bytes that are not UTF-8, or half a surrogate pair.", fault);
        }
    }

    private static ContextValue ReadContext(ref Utf8JsonReader reader)
    {
        var entries = new List<KeyValuePair<string, Value>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            entries.Add(KeyValuePair.Create(name, Read(ref reader)));
        }
        var context = ContextValue.From(entries);
        return context.Count == entries.Count ? context : throw new JsonException("A name stands twice in one object.");
    }

    /// <summary>Writes a value; dates, durations, ranges and functions as the text that <see cref="FeelText"/> makes of them.</summary>
    /// <param name="writer">Where to; it may be within an object or a list.</param>
    /// <param name="value">Any value.</param>
    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case NullValue: writer.WriteNullValue(); break;
            case BooleanValue boolean: writer.WriteBooleanValue(boolean.Value); break;
            case NumberValue { Number: { IsNarrow: true } narrow }: writer.WriteNumberValue(narrow.Narrow); break;
            case NumberValue number: writer.WriteRawValue(number.Number.ToString()); break;
            case TextValue text: writer.WriteStringValue(text.Text); break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case ContextValue context:
                writer.WriteStartObject();
                foreach (var (name, entry) in context)
                {
                    writer.WritePropertyName(name);
                    Write(writer, entry);
                }
                writer.WriteEndObject();
                break;
            default: writer.WriteStringValue(FeelText.Of(value)); break;
        }
    }

    /// <summary>A value as JSON in UTF-8.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The text, without white space.</returns>
    public static byte[] ToUtf8(Value value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, value);
        return stream.ToArray();
    }
}

/// <summary>Lets records that hold values be written with System.Text.Json.</summary>
public sealed class JsonValueConverter : JsonConverter<Value>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(Value).IsAssignableFrom(typeToConvert);
    /// <inheritdoc/>
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonValues.Read(ref reader);

    /// <summary>A member that is not there at all is written like a FEEL null.</summary>
    public override void Write(Utf8JsonWriter writer, Value? value, JsonSerializerOptions options) => JsonValues.Write(writer, value ?? Value.Null);
}
