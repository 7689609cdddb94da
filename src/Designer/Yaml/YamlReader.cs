using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WorkflowHub.Designer.Yaml;

/// <summary>YAML as a tree. Size is measured before parsing; depth and count while the text is read, so nothing grows beyond them.</summary>
internal sealed class YamlReader
{
    public const int MaxBytes = 512 * 1024;
    public const int MaxDepth = 20;
    public const int MaxNodes = 50_000;

    private readonly Parser parser;
    private int nodes;
    private int line = 1;

    private YamlReader(string text) => parser = new Parser(new StringReader(text));

    /// <returns>The document, or null with a problem reported.</returns>
    public static YamlNode? Read(PackageFile file, ProblemList problems)
    {
        if (file.Content.Length > MaxBytes)
        {
            problems.Add("yaml.size", $"The file is larger than {MaxBytes / 1024} kB (limit: YAML size).", file.Path);
            return null;
        }
        var reader = new YamlReader(Encoding.UTF8.GetString(file.Content.Span));
        try
        {
            return reader.Document();
        }
        catch (LimitException limit)
        {
            problems.Add(limit.Rule, limit.Message, file.Path, line: limit.Line);
        }
        catch (YamlException fault)
        {
            problems.Add("yaml.syntax", $"The text is not YAML that can be read: {fault.Message}", file.Path, line: (int)fault.Start.Line);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException)
        {
            // The parser's way of saying that the text ends within a bracket, among others; it does not say where.
            problems.Add("yaml.syntax", "The text is not YAML that can be read: something that was begun is not closed.", file.Path, line: reader.line);
        }
        return null;
    }

    private YamlNode Document()
    {
        Next();
        if (Next() is not DocumentStart) return new YamlMap(1, []);
        var document = Node(Next(), 0);
        Next();
        if (Next() is DocumentStart second) throw new LimitException("yaml.document", "The file holds more than one document; expected one.", Line(second));
        return document;
    }

    private YamlNode Node(ParsingEvent at, int depth)
    {
        if (depth > MaxDepth) throw new LimitException("yaml.depth", $"The text is nested more than {MaxDepth} deep (limit: YAML depth).", Line(at));
        if (++nodes > MaxNodes) throw new LimitException("yaml.count", $"The text has more than {MaxNodes} values (limit: YAML values).", Line(at));
        if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new LimitException("yaml.alias", "Anchors and aliases are not read here: write the value out.", Line(at));
        return at switch
        {
            Scalar scalar => new YamlText(Line(at), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => List(at, depth),
            MappingStart => Map(at, depth),
            _ => throw new LimitException("yaml.syntax", "A value is missing here.", Line(at)),
        };
    }

    private YamlList List(ParsingEvent start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (var next = Next(); next is not SequenceEnd; next = Next()) items.Add(Node(next, depth + 1));
        return new YamlList(Line(start), items.ToImmutable());
    }

    private YamlMap Map(ParsingEvent start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            if (next is not Scalar name) throw new LimitException("yaml.name", "A name must be a text.", Line(next));
            if (!names.Add(name.Value)) throw new LimitException("yaml.twice", $"'{name.Value}' stands twice.", Line(next));
            entries.Add(new YamlEntry(Line(next), name.Value, Node(Next(), depth + 1)));
        }
        return new YamlMap(Line(start), entries.ToImmutable());
    }

    private ParsingEvent Next()
    {
        if (!parser.MoveNext()) throw new LimitException("yaml.syntax", "The text ends too early.", line);
        line = Line(parser.Current!);
        return parser.Current!;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private sealed class LimitException(string rule, string message, int? line) : Exception(message)
    {
        public string Rule => rule;
        public int? Line => line;
    }
}
