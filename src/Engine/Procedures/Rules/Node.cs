using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>An element of a BPMN file with what the rules ask of it.</summary>
internal sealed class Node(XmlPart piece, Node? parent, BpmnModel file)
{
    public XmlPart Piece => piece;
    public Node? Parent => parent;
    public BpmnModel File => file;
    public List<Node> Children { get; } = [];
    private List<string>? childNames;

    public string Name => piece.Name;
    public string? Id => piece.Id;
    public string? this[string attribute] => piece[attribute];

    /// <summary>An attribute that is true or false, by the default of the BPMN schema.</summary>
    public bool Is(string attribute, bool otherwise = false) => piece[attribute] is { } text ? text is "true" or "1" : otherwise;

    /// <summary>Whether its name is one of some words with spaces between.</summary>
    public bool IsOne(string names) => IsIn(Name, names);

    public IEnumerable<Node> All(string names) => Children.Where(child => child.IsOne(names));

    /// <summary>Asked of a container by everything in it: so the names of its children are kept.</summary>
    public bool Has(string names) => (childNames ??= [.. Children.Select(child => child.Name).Distinct()]).Exists(name => IsIn(name, names));

    public int Count(string names) => All(names).Count();

    /// <summary>Ids that children of a name refer to, without their prefix.</summary>
    public IEnumerable<string> Refs(string name) => All(name).Select(child => BpmnModel.Local(child.Piece.Text));

    /// <summary>What an attribute refers to, or null.</summary>
    public Node? Target(string attribute) => file.Find(piece[attribute]);

    public IEnumerable<Node> Ancestors
    {
        get
        {
            for (var above = parent; above is not null; above = above.Parent) yield return above;
        }
    }

    public Node? Process => Ancestors.FirstOrDefault(above => above.Name == "process");
    public bool Executable => Process is { } process && process.Is("isExecutable");

    public bool IsFormal => piece[BpmnFile.TypeAttribute] is { } type && BpmnModel.Local(type) == "tFormalExpression";

    /// <summary>The event's own definitions and those it refers to.</summary>
    public IEnumerable<Node> Definitions => Children.Where(IsDefinition).Concat(Refs("eventDefinitionRef").Select(id => file.Find(id)).OfType<Node>());

    /// <summary>Definitions written and referred to, found or not.</summary>
    public int DefinitionCount => Children.Count(child => IsDefinition(child) || child.Name == "eventDefinitionRef");

    public bool Defines(string names) => Definitions.Any(definition => definition.IsOne(names));

    public bool IsEventSubProcess => Name == "subProcess" && Is("triggeredByEvent");
    public bool IsActivity => IsOne(Kinds.Activities);
    public bool IsFlowNode => IsActivity || IsOne(Kinds.Gateways) || IsOne(Kinds.Events);

    public int Incoming => file.Incoming(this);
    public int Outgoing => file.Outgoing(this);

    private static bool IsDefinition(Node child) => child.Name.EndsWith("EventDefinition", StringComparison.Ordinal);

    private static bool IsIn(string name, string names)
    {
        for (var at = names.IndexOf(name, StringComparison.Ordinal); at >= 0; at = names.IndexOf(name, at + 1, StringComparison.Ordinal))
            if ((at == 0 || names[at - 1] == ' ') && (at + name.Length == names.Length || names[at + name.Length] == ' ')) return true;
        return false;
    }
}

internal static class Kinds
{
    public const string Tasks = "task sendTask receiveTask serviceTask userTask manualTask scriptTask businessRuleTask";
    public const string SubProcesses = "subProcess transaction adHocSubProcess";
    public const string Activities = Tasks + " " + SubProcesses + " callActivity";
    public const string Gateways = "exclusiveGateway parallelGateway inclusiveGateway complexGateway eventBasedGateway";
    public const string Events = "startEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent endEvent";
    public const string Artifacts = "association textAnnotation group";
    public const string Choreography = "choreographyTask subChoreography callChoreography";
}
