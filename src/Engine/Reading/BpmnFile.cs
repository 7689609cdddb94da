using System.Xml;

namespace WorkflowHub.Engine.Reading;

/// <summary>BPMN's XML, capped in size, depth and number of elements while it streams by: nothing is built of what is too large.</summary>
internal static class BpmnFile
{
    public const string BpmnSpace = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public const string OurSpace = "urn:workflowhub:bpmn:1";

    /// <summary>The name under which an element's <c>xsi:type</c> is found.</summary>
    public const string TypeAttribute = "xsi:type";

    private const string InstanceSpace = "http://www.w3.org/2001/XMLSchema-instance";
    private const string DiagramSpace = "http://www.omg.org/spec/BPMN/20100524/DI";

    public const int MaxSize = 4 * 1024 * 1024;
    public const int MaxDepth = 64;
    public const int MaxElements = 50_000;

    /// <returns>The <c>definitions</c>, or null when the file cannot be read; the problem is noted.</returns>
    public static XmlPart? Read(ReadOnlyMemory<byte> bpmn, Problems problems)
    {
        if (bpmn.Length > MaxSize) return problems.None($"bpmn.size", $"The file has {bpmn.Length:N0} bytes; at most {MaxSize:N0} are read.", 1);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var stream = new MemoryStream(bpmn.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return Read(reader, problems);
        }
        catch (XmlException fault)
        {
            return problems.None("bpmn.xml", $"This is not XML that can be read: {fault.Message}", fault.LineNumber);
        }
    }

    private static XmlPart? Read(XmlReader reader, Problems problems)
    {
        var lines = (IXmlLineInfo)reader;
        XmlPart? root = null, open = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MaxElements) return problems.None("bpmn.elements", $"The file has more than {MaxElements:N0} XML elements.", lines.LineNumber);
                    if (reader.Depth >= MaxDepth) return problems.None("bpmn.depth", $"Elements are nested deeper than {MaxDepth}.", lines.LineNumber);
                    // The drawing counts against the caps but nothing of it runs.
                    var part = new XmlPart(reader.NamespaceURI, reader.LocalName, lines.LineNumber, open);
                    if (reader.NamespaceURI != DiagramSpace) open?.Children.Add(part);
                    root ??= part;
                    var empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                        if (reader.NamespaceURI.Length == 0) part.AddAttribute(reader.LocalName, reader.Value);
                        else if (reader.NamespaceURI == InstanceSpace && reader.LocalName == "type") part.AddAttribute(TypeAttribute, reader.Value);
                    if (!empty) open = part;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open?.AddText(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
            }
        }
        if (root is { IsBpmn: true, Name: "definitions" }) return root;
        return problems.None("bpmn.definitions", $"The root element should be BPMN's 'definitions'; '{root?.Name}' was found.", root?.Line ?? 1);
    }
}
