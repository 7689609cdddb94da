using System.Text;
using System.Xml;

namespace WorkflowHub.Engine.Procedures.Bpmn;

/// <summary>Reads XML that a stranger wrote, capped while it streams: nothing is built before it is known to be small and shallow.</summary>
internal static class XmlFile
{
    public const int MaxBytes = 4_000_000;
    public const int MaxDepth = 100;
    public const int MaxElements = 50_000;
    public const int MaxAttributes = 60;
    public const int MaxTextLength = 100_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaxBytes,
    };

    /// <returns>The root, or the problem that stopped the reading.</returns>
    public static (XmlPiece? Root, Problem? Problem) Read(ReadOnlyMemory<byte> utf8, string file)
    {
        if (utf8.Length > MaxBytes) return (null, new Problem("xml.max-bytes", $"The file has {utf8.Length} bytes; it may have {MaxBytes} (MaxBytes).", file));
        try
        {
            using var stream = new MemoryStream(utf8.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            return new Reading(reader, file).Root();
        }
        catch (XmlException fault)
        {
            return (null, new Problem("xml.not-well-formed", $"The file is not well-formed XML: {fault.Message}", file, null, fault.LineNumber));
        }
        catch (DecoderFallbackException fault)
        {
            return (null, new Problem("xml.not-well-formed", $"The file is not text in the encoding it declares: {fault.Message}", file));
        }
    }

    private sealed class Reading(XmlReader reader, string file)
    {
        private readonly Stack<XmlPiece> open = new();
        private int elements;

        public (XmlPiece? Root, Problem? Problem) Root()
        {
            XmlPiece? root = null;
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (Exceeded() is { } problem) return (null, problem);
                        var piece = Begin();
                        root ??= piece;
                        break;
                    case XmlNodeType.EndElement: open.Pop(); break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                        if (holder.Text.Length + reader.Value.Length > MaxTextLength) return (null, Limit("text-length", $"a text longer than {MaxTextLength} characters"));
                        holder.Text += reader.Value;
                        break;
                }
            }
            return (root, null);
        }

        private XmlPiece Begin()
        {
            var piece = new XmlPiece(reader.NamespaceURI, reader.LocalName, Line);
            var closed = reader.IsEmptyElement;
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                if (reader.NamespaceURI.Length == 0) piece.Attributes[reader.LocalName] = reader.Value;
                else if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/") piece.Attributes[$"{{{reader.NamespaceURI}}}{reader.LocalName}"] = reader.Value;
            reader.MoveToElement();
            if (open.TryPeek(out var parent)) parent.Children.Add(piece);
            if (!closed) open.Push(piece);
            return piece;
        }

        private Problem? Exceeded() =>
            reader.Depth >= MaxDepth ? Limit("depth", $"elements nested deeper than {MaxDepth}")
            : ++elements > MaxElements ? Limit("elements", $"more than {MaxElements} elements")
            : reader.AttributeCount > MaxAttributes ? Limit("attributes", $"an element with more than {MaxAttributes} attributes")
            : null;

        private Problem Limit(string name, string found) => new($"xml.max-{name}", $"The file has {found}: the limit is max-{name}.", file, null, Line);

        private int Line => ((IXmlLineInfo)reader).LineNumber;
    }
}
