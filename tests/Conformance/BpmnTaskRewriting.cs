using System.Xml.Linq;

namespace WorkflowHub.Conformance;

/// <summary>Activities of other engines with the extension elements of ours.</summary>
internal static class BpmnTaskRewriting
{
    private static readonly XNamespace Bpmn = BpmnModels.Bpmn;
    private static readonly XNamespace Own = BpmnRewriting.Own;

    public static void UserTask(XElement task)
    {
        var rules = Participants(task).ToList();
        if (rules.Count == 0) rules.AddRange(BpmnPeople.Anybody.Select(Person));
        BpmnRewriting.Extend(task, new XElement(Own + "step", new XAttribute("policy", "one"), new XElement(Own + "participants", rules)));
    }

    private static IEnumerable<XElement> Participants(XElement task)
    {
        if (BpmnRewriting.Vendor(task, "assignee") is { } assignee) return [Rule(assignee)];
        return BpmnPeople.Listed(task, "candidateUsers").Select(Rule)
            .Concat(BpmnPeople.Listed(task, "candidateGroups").Select(group => Person(BpmnPeople.Group(group))))
            .Concat(task.Elements().Where(owner => owner.Name.LocalName is "potentialOwner" or "humanPerformer")
                .SelectMany(owner => owner.Descendants(Bpmn + "formalExpression")).SelectMany(expression => BpmnPeople.Resources(expression.Value)).Select(Rule));
    }

    private static XElement Rule(string who) => BpmnJuel.IsExpression(who)
        ? new XElement(Own + "people", new XAttribute("of", BpmnJuel.ToFeel(who)))
        : Person(who);

    private static XElement Person(string id) => new(Own + "person", new XAttribute("id", id));

    /// <summary>A script body is a token that the runner knows: a job carries it.</summary>
    public static void ScriptTask(XElement task)
    {
        var script = task.Element(Bpmn + "script")?.Value.Trim() ?? "";
        task.Name = Bpmn + "serviceTask";
        task.Elements(Bpmn + "script").Remove();
        task.Attribute("scriptFormat")?.Remove();
        var job = new XElement(Own + "job", new XAttribute("kind", "script"), Input("script", BpmnJuel.Quoted(script)));
        if (script.StartsWith("INCREMENT_INTEGER_VARIABLE", StringComparison.Ordinal)) job.Add(Input("integerVariable", "integerVariable"), Output("integerVariable", "integerVariable"));
        foreach (var input in BpmnDataRewriting.Names(task, "dataInput", "dataInputAssociation", "sourceRef")) job.Add(Input("data", input));
        foreach (var output in BpmnDataRewriting.Names(task, "dataOutput", "dataOutputAssociation", "targetRef")) job.Add(Output(output, "data"));
        BpmnRewriting.Extend(task, job);
    }

    /// <summary>An expression is worked out as the input of a job that gives it back.</summary>
    public static void ServiceTask(XElement task)
    {
        if (BpmnRewriting.Vendor(task, "class") is { } type) throw new BpmnFailure($"The service task {task.Attribute("id")?.Value} runs the Java class {type}.");
        task.Name = Bpmn + "serviceTask";
        task.Attribute("operationRef")?.Remove();
        var job = new XElement(Own + "job", new XAttribute("kind", "script"), Input("script", "\"\""));
        if ((BpmnRewriting.Vendor(task, "expression") ?? BpmnRewriting.Vendor(task, "delegateExpression")) is { } expression) job.Add(Input("result", BpmnJuel.ToFeel(expression)));
        if ((BpmnRewriting.Vendor(task, "resultVariable") ?? BpmnRewriting.Vendor(task, "resultVariableName")) is { } variable) job.Add(Output(variable, "result"));
        BpmnRewriting.Extend(task, job);
    }

    public static void CallActivity(XElement call)
    {
        var called = call.Attribute("calledElement")?.Value ?? "";
        if (!BpmnJuel.IsExpression(called) && called.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) call.SetAttributeValue("calledElement", called = called[(colon + 1)..]);
        // An expression begins with =.
        if (BpmnJuel.IsExpression(called)) call.SetAttributeValue("calledElement", "=" + BpmnJuel.ToFeel(called));
        var own = new XElement(Own + "call", Mappings(call, "in", "inputs", "input"), Mappings(call, "out", "outputs", "output"),
            ByName(call, "dataInputAssociation", "input"), ByName(call, "dataOutputAssociation", "output"));
        BpmnRewriting.Extend(call, own);
    }

    private static IEnumerable<object> Mappings(XElement call, string vendor, string all, string own)
    {
        foreach (var mapping in BpmnRewriting.VendorElements(call, vendor))
        {
            if (mapping.Attribute("variables")?.Value == "all") yield return new XAttribute(all, "all");
            else if (mapping.Attribute("target")?.Value is { } target)
                yield return new XElement(Own + own, new XAttribute("name", target),
                    mapping.Attribute("source")?.Value ?? BpmnJuel.ToFeel(mapping.Attribute("sourceExpression")?.Value ?? ""));
        }
    }

    private static List<XElement> ByName(XElement call, string association, string own) =>
        [.. BpmnDataRewriting.ByName(call, association).Select(ends => new XElement(Own + own, new XAttribute("name", ends.Target), ends.Source))];

    /// <summary>The name under which the code of a caught error or escalation is kept.</summary>
    public static void CaughtCode(XElement definition)
    {
        var variable = BpmnRewriting.Vendor(definition, "errorCodeVariable") ?? BpmnRewriting.Vendor(definition, "escalationCodeVariable");
        if (variable is not null) BpmnRewriting.Extend(definition, new XElement(Own + "code", new XAttribute("name", variable)));
    }

    private static XElement Input(string name, string feel) => new(Own + "input", new XAttribute("name", name), feel);

    private static XElement Output(string name, string feel) => new(Own + "output", new XAttribute("name", name), feel);
}
