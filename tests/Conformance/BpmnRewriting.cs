using System.Xml.Linq;

namespace WorkflowHub.Conformance;

/// <summary>
/// One process of a foreign model as our compiler takes it: expressions become FEEL, vendor attributes ours, script bodies jobs. Nothing of the flow is
/// changed.
/// </summary>
internal sealed class BpmnRewriting
{
    public static readonly XNamespace Own = "urn:workflowhub:bpmn:1";
    private static readonly XNamespace Bpmn = BpmnModels.Bpmn;
    private static readonly XName XsiType = XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "type";

    private static readonly HashSet<string> Vendors = new(StringComparer.Ordinal)
    {
        "http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn", "http://activiti.com/modeler", "http://flowable.org/bpmn", "http://flowable.org/design",
    };

    /// <summary>Root elements that a process refers to.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        "message", "signal", "error", "escalation", "itemDefinition", "eventDefinition", "interface", "import", "dataStore",
    };

    private static readonly string[] Expressions =
        ["conditionExpression", "condition", "loopCondition", "loopCardinality", "completionCondition", "activationCondition", "timeDuration", "timeDate", "timeCycle", "transformation", "from"];

    private readonly XElement process;
    private readonly XElement definitions;
    private int numbered;

    public BpmnRewriting(XElement source)
    {
        definitions = new XElement(source.Document!.Root!.Name, source.Document.Root.Attributes().Where(attribute => !IsVendor(attribute.Name)));
        foreach (var shared in source.Document.Root.Elements().Where(element => element.Name.Namespace == Bpmn && IsShared(element.Name.LocalName)))
        {
            var copy = new XElement(shared);
            // A signal of one instance alone is one of a case.
            if (shared.Name.LocalName == "signal" && Vendor(shared, "scope") == "processInstance") Extend(copy, new XElement(Own + "signal", new XAttribute("reach", "case")));
            definitions.Add(copy);
        }
        process = new XElement(source);
        definitions.Add(process);
    }

    public string Written()
    {
        process.SetAttributeValue("isExecutable", "true");
        foreach (var element in process.DescendantsAndSelf().Where(element => element.Name.Namespace == Bpmn).ToList()) Rewrite(element);
        foreach (var (kind, code) in Codes) GiveReferred(kind, code);
        Strip();
        return new XDocument(definitions).ToString(SaveOptions.None);
    }

    /// <summary>An attribute of any of the vendors, or null.</summary>
    public static string? Vendor(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name && IsVendor(attribute.Name))?.Value;

    /// <summary>Vendor elements within the extension elements.</summary>
    public static IEnumerable<XElement> VendorElements(XElement element, string name) =>
        element.Elements(Bpmn + "extensionElements").Elements().Where(child => child.Name.LocalName == name && IsVendor(child.Name));

    /// <summary>Adds one of our elements to the extension elements.</summary>
    public static void Extend(XElement element, XElement own)
    {
        if (element.Element(Bpmn + "extensionElements") is not { } extensions) element.AddFirst(extensions = new XElement(Bpmn + "extensionElements"));
        extensions.Add(own);
    }

    private static bool IsVendor(XName name) => Vendors.Contains(name.NamespaceName);

    private static bool IsShared(string name) => Shared.Contains(name) || name.EndsWith("EventDefinition", StringComparison.Ordinal);

    private void Rewrite(XElement element)
    {
        var name = element.Name.LocalName;
        // Flows and events of some models have no id; ours are found by it.
        if (name is "sequenceFlow" || IsNode(name)) element.SetAttributeValue("id", element.Attribute("id")?.Value ?? $"unnamed-{++numbered}");
        if (Expressions.Contains(name)) RewriteExpression(element);
        if (IsActivity(name)) BpmnDataRewriting.InputOutput(element);
        switch (name)
        {
            case "sequenceFlow": GiveCondition(element); break;
            case "receiveTask": GiveMessage(element); break;
            case "userTask": BpmnTaskRewriting.UserTask(element); break;
            case "scriptTask": BpmnTaskRewriting.ScriptTask(element); break;
            case "serviceTask" or "businessRuleTask": BpmnTaskRewriting.ServiceTask(element); break;
            case "callActivity": BpmnTaskRewriting.CallActivity(element); break;
            case "multiInstanceLoopCharacteristics": BpmnDataRewriting.MultiInstance(element); break;
            case "errorEventDefinition" or "escalationEventDefinition": BpmnTaskRewriting.CaughtCode(element); break;
        }
    }

    /// <summary>Other engines take a flow without a condition as soon as they come to it.</summary>
    private void GiveCondition(XElement flow)
    {
        if (flow.Element(Bpmn + "conditionExpression") is not null || process.Descendants().FirstOrDefault(node => IsId(node, flow.Attribute("sourceRef")?.Value)) is not { } source) return;
        var isOneOfSeveral = process.Descendants(Bpmn + "sequenceFlow").Count(other => other.Attribute("sourceRef")?.Value == flow.Attribute("sourceRef")?.Value) > 1;
        if (source.Name.LocalName == "exclusiveGateway" && isOneOfSeveral && source.Attribute("default")?.Value != flow.Attribute("id")?.Value)
            flow.Add(new XElement(Bpmn + "conditionExpression", "true"));
    }

    /// <summary>Root elements that events refer to, with the attribute that identifies them when they happen.</summary>
    private static readonly (string Kind, string Code)[] Codes = [("error", "errorCode"), ("escalation", "escalationCode"), ("message", "name"), ("signal", "name")];

    /// <summary>Other engines take a reference to nothing for the code or name itself, and an error without a code for its id.</summary>
    private void GiveReferred(string kind, string code)
    {
        foreach (var id in process.Descendants().Select(element => element.Attribute($"{kind}Ref")?.Value).OfType<string>().Select(id => id[(id.IndexOf(':') + 1)..]).Distinct().ToList())
            if (!definitions.Elements(Bpmn + kind).Any(element => IsId(element, id))) definitions.AddFirst(new XElement(Bpmn + kind, new XAttribute("id", id), new XAttribute(code, id)));
        foreach (var named in definitions.Elements(Bpmn + kind).Where(element => kind == "error" && element.Attribute(code) is null)) named.SetAttributeValue(code, named.Attribute("id")?.Value);
    }

    /// <summary>Other engines let a receive task wait for nothing in particular, until somebody goes on by hand.</summary>
    private void GiveMessage(XElement task)
    {
        if (task.Attribute("messageRef") is not null) return;
        var id = $"by-hand-{task.Attribute("id")!.Value}";
        definitions.AddFirst(new XElement(Bpmn + "message", new XAttribute("id", id), new XAttribute("name", id)));
        task.SetAttributeValue("messageRef", id);
    }

    private static bool IsId(XElement element, string? id) => element.Attribute("id")?.Value == id;

    private static bool IsActivity(string name) =>
        name.EndsWith("ask", StringComparison.Ordinal) || name.EndsWith("ubProcess", StringComparison.Ordinal) || name is "callActivity" or "transaction";

    private static bool IsNode(string name) =>
        name.EndsWith("Event", StringComparison.Ordinal) || name.EndsWith("Gateway", StringComparison.Ordinal) || name.EndsWith("ask", StringComparison.Ordinal)
        || name.EndsWith("ubProcess", StringComparison.Ordinal) || name is "callActivity" or "transaction";

    private static void RewriteExpression(XElement element)
    {
        var text = element.Value.Trim();
        element.Attribute("language")?.Remove();
        element.Attribute(XsiType)?.Remove();
        // Times are ISO 8601 as they are; loops and conditions are always expressions.
        var feel = element.Name.LocalName.StartsWith("time", StringComparison.Ordinal) && !BpmnJuel.IsExpression(text) ? BpmnCron.ToIso(text) ?? text : BpmnJuel.ToFeel(text);
        element.ReplaceNodes(feel);
    }

    /// <summary>What is left of other vendors.</summary>
    private void Strip()
    {
        BpmnDataRewriting.DropLoose(process);
        foreach (var element in definitions.Descendants().ToList())
        {
            if (element.Name.Namespace != Bpmn && element.Name.Namespace != Own) element.Remove();
            else if (element.Name.Namespace == Bpmn && element.Name.LocalName is "potentialOwner" or "humanPerformer" or "performer" or "resourceRole")
                element.Remove();
            else element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && IsVendor(attribute.Name)).Remove();
        }
    }
}
