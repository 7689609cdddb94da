using System.Text;
using System.Xml.Linq;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Tests.Proof;

/// <summary>
/// A drawing made so that the engine can play it: all work is a person's, timers have a time, and each flow that may be taken or not asks for a variable of
/// its own name.
/// </summary>
internal sealed class Playable
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Ours = "urn:workflowhub:bpmn:1";
    private static readonly HashSet<string> Work = new(StringComparer.Ordinal) { "task", "userTask", "callActivity", "serviceTask", "intermediateThrowEvent" };

    private Playable(byte[] file, Procedure procedure, List<string> choices) => (File, Procedure, Choices) = (file, procedure, choices);

    public byte[] File { get; }
    public Procedure Procedure { get; }

    /// <summary>The flows that may be taken or not: variables.</summary>
    public List<string> Choices { get; }

    /// <summary>Null when it has what the engine does not run.</summary>
    public static Playable? Of(string drawing)
    {
        if (drawing.Contains("messageFlow", StringComparison.Ordinal) || drawing.Contains("triggeredByEvent", StringComparison.Ordinal)) return null;
        var root = XDocument.Parse(drawing.Replace("-", "_", StringComparison.Ordinal)).Root!;
        var choices = root.Descendants(Bpmn + "sequenceFlow").Where(flow => IsChoice(root, flow)).ToList();
        foreach (var flow in choices) flow.ReplaceNodes(new XElement(Bpmn + "conditionExpression", flow.Attribute("id")!.Value));
        root.Descendants(Bpmn + "multiInstanceLoopCharacteristics").Remove();
        foreach (var part in root.Descendants().ToList()) Rewrite(part);
        root.Add(new XElement(Bpmn + "error", new XAttribute("id", "e"), new XAttribute("errorCode", "E")), new XElement(Bpmn + "escalation", new XAttribute("id", "x"), new XAttribute("escalationCode", "X")));
        var file = Encoding.UTF8.GetBytes(root.ToString());
        return ProcedureCompiler.Compile(Tests.Bpmn.Source, file).Procedure is { } procedure ? new Playable(file, procedure, choices.ConvertAll(flow => flow.Attribute("id")!.Value)) : null;
    }

    private static bool IsChoice(XElement root, XElement flow)
    {
        if (flow.HasElements) return true;
        var source = flow.Attribute("sourceRef")!.Value;
        var kind = root.Descendants().First(part => part.Attribute("id")?.Value == source).Name.LocalName;
        return kind is "exclusiveGateway" or "inclusiveGateway" && root.Descendants(Bpmn + "sequenceFlow").Count(other => other.Attribute("sourceRef")!.Value == source) > 1;
    }

    private static void Rewrite(XElement part)
    {
        switch (part.Name.LocalName)
        {
            case "timerEventDefinition": part.Add(new XElement(Bpmn + "timeDuration", "PT1H")); break;
            case "escalationEventDefinition" when part.Parent!.Name.LocalName == "endEvent": part.SetAttributeValue("escalationRef", "x"); break;
            case "transaction": part.Name = Bpmn + "subProcess"; break;
            case var kind when Work.Contains(kind):
                part.Name = Bpmn + "userTask";
                part.AddFirst(new XElement(Bpmn + "extensionElements", new XElement(Ours + "step",
                    new XElement(Ours + "participants", new XElement(Ours + "person", new XAttribute("id", "binh"))),
                    new XElement(Ours + "outcome", new XAttribute("id", "approve"), new XAttribute("kind", "positive")))));
                break;
        }
    }
}
