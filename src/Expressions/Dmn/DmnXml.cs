using System.Xml;
using System.Xml.Linq;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>
/// The text of a model as elements. Size, depth and number of elements are counted while the text streams by, before anything is
/// built of it; a document type is refused.
/// </summary>
internal static class DmnXml
{
    private static readonly string[] Namespaces =
    [
        "http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ];

    public static (XElement? Definitions, DmnProblem? Problem) Read(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > Limits.MaxModelBytes) return Refused(0, 0, $"The file has {xml.Length} bytes; {nameof(Limits.MaxModelBytes)} is {Limits.MaxModelBytes}.");
        try
        {
            using (var counted = Open(xml))
                if (Excess(counted) is { } excess) return (null, excess);
            using var reader = Open(xml);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
            return root.Name.LocalName == "definitions" && Namespaces.Contains(root.Name.NamespaceName)
                ? (root, null) : Refused(1, 1, $"DMN definitions (1.2 to 1.5) were expected, {root.Name} was found.");
        }
        catch (XmlException fault)
        {
            return Refused(fault.LineNumber, fault.LinePosition, fault.Message);
        }
    }

    private static XmlReader Open(ReadOnlyMemory<byte> xml) => XmlReader.Create(new MemoryStream(xml.ToArray(), false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.MaxModelBytes,
    });

    private static DmnProblem? Excess(XmlReader reader)
    {
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            var (line, column) = reader is IXmlLineInfo at ? (at.LineNumber, at.LinePosition) : (0, 0);
            if (reader.Depth >= Limits.MaxModelDepth) return new DmnProblem(null, line, column, $"Elements are nested deeper than {nameof(Limits.MaxModelDepth)} ({Limits.MaxModelDepth}).");
            if (++elements > Limits.MaxModelElements) return new DmnProblem(null, line, column, $"There are more elements than {nameof(Limits.MaxModelElements)} ({Limits.MaxModelElements}).");
        }
        return null;
    }

    private static (XElement?, DmnProblem?) Refused(int line, int column, string message) => (null, new DmnProblem(null, line, column, message));

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static string? Text(this XElement element, string name) => element.Attribute(name)?.Value;
}
