using System.Text.Json;

namespace WorkflowHub.Designer.Reading;

/// <summary>On which line of a JSON file a pointer (RFC 6901) leads to.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal) { [""] = 1 };

    private int line = 1;

    /// <summary>Where reading stopped, when the text is no JSON.</summary>
    public int? Broken { get; private set; }

    public static JsonLines Of(ReadOnlySpan<byte> utf8)
    {
        var read = new JsonLines();
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            read.Read(utf8);
        }
        catch (JsonException fault)
        {
            read.Broken = (int)(fault.LineNumber ?? 0) + 1;
        }
        catch (InvalidOperationException)
        {
            // A name that is not UTF-8: the reader says so only when asked for it.
            read.Broken = read.line;
        }
        return read;
    }

    /// <summary>The line of the pointer, or of the nearest part around it that is there.</summary>
    public int LineOf(string pointer)
    {
        while (!lines.ContainsKey(pointer)) pointer = pointer[..Math.Max(0, pointer.LastIndexOf('/'))];
        return pointer == "" && Broken is { } line ? line : lines[pointer];
    }

    /// <summary>The names in the object at a pointer, or null when the text is no JSON.</summary>
    public IReadOnlyList<string>? NamesUnder(string pointer) => Broken is not null
        ? null
        : [.. lines.Keys.Where(key => key.StartsWith(pointer + "/", StringComparison.Ordinal) && key.IndexOf('/', pointer.Length + 1) < 0)
            .Select(key => key[(pointer.Length + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private void Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Expressions.JsonValues.MaxDepth });
        var around = new Stack<(string Pointer, int Index)>();
        var counted = 0;
        string? name = null;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += utf8[counted..start].Count((byte)'\n');
            counted = start;
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                around.Pop();
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                lines.TryAdd($"{around.Peek().Pointer}/{name}", line);
                continue;
            }
            var pointer = "";
            if (around.TryPop(out var outer))
            {
                pointer = $"{outer.Pointer}/{name ?? outer.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
                around.Push(outer with { Index = outer.Index + 1 });
            }
            name = null;
            lines.TryAdd(pointer, line);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) around.Push((pointer, 0));
        }
    }
}
