using System.Xml.Linq;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Api.Procedures;

/// <summary>A process to be drawn with the names of one language: a viewer knows only the attribute <c>name</c>, which is English.</summary>
internal static class DiagramNames
{
    private static readonly XNamespace Bpmn = ProcedureCompiler.BpmnNamespace;
    private static readonly XNamespace Own = ProcedureCompiler.OwnNamespace;

    /// <param name="bpmn">A published process: it was found small and shallow before it was published.</param>
    public static byte[] In(byte[] bpmn, string language)
    {
        using var source = new MemoryStream(bpmn, writable: false);
        var document = XDocument.Load(source);
        foreach (var name in document.Descendants(Own + "name").Where(name => (string?)name.Attribute("lang") == language))
            if (name.Parent is { } extensions && extensions.Name == Bpmn + "extensionElements") extensions.Parent!.SetAttributeValue("name", name.Value.Trim());
        using var target = new MemoryStream();
        document.Save(target, SaveOptions.DisableFormatting);
        return target.ToArray();
    }
}
