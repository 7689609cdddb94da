using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Conformance;

/// <summary>The processes of an item's models, each rewritten and compiled when it is first asked for.</summary>
internal sealed class BpmnModels
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <summary>Problems that say what we cannot do, not what is wrong with a model.</summary>
    private static readonly string[] Unable = ["bpmn.unsupported", "bpmn.not-executable", "bpmn.unknown-extension"];

    private readonly Dictionary<string, XElement> processes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProcedureCompilation> compiled = new(StringComparer.Ordinal);
    private readonly List<XDocument> documents;

    public BpmnModels(IEnumerable<byte[]> models)
    {
        documents = [.. models.Select(model => XDocument.Load(new MemoryStream(model)))];
        foreach (var process in documents.SelectMany(document => document.Root!.Elements(Bpmn + "process")))
            if (process.Attribute("id")?.Value is { } id) processes.TryAdd(id, process);
        foreach (var task in documents.SelectMany(document => document.Root!.Elements()).Where(element => element.Name.Namespace == Bpmn && element.Name.LocalName is "globalTask" or "globalScriptTask" or "globalUserTask" or "globalManualTask").ToList())
            if (task.Attribute("id")?.Value is { } id && processes.TryAdd(id, Around(task, id))) task.Parent!.Add(processes[id]);
        People = [.. documents.SelectMany(BpmnPeople.NamedIn)];
    }

    /// <summary>A global task is a process of that task alone.</summary>
    private static XElement Around(XElement task, string id)
    {
        var kind = task.Name.LocalName["global".Length..];
        var inner = new XElement(Bpmn + (char.ToLowerInvariant(kind[0]) + kind[1..]), task.Attributes().Where(attribute => attribute.Name.LocalName is not ("id" or "scriptLanguage")), task.Elements());
        inner.SetAttributeValue("id", $"{id}-task");
        return new XElement(Bpmn + "process", new XAttribute("id", id), inner);
    }

    public IEnumerable<string> Processes => processes.Keys;

    /// <summary>Ids of the people and groups that the models name.</summary>
    public ImmutableHashSet<string> People { get; }

    /// <summary>The processes that begin with a message or signal of a name; one that cannot be compiled begins with nothing.</summary>
    public IEnumerable<(string Process, ProcedureStart Start)> Beginning(string kind, string name) => Processes.SelectMany(process =>
        (Compilation(process).Procedure?.Starts ?? []).Where(start => start.Kind == kind && start.Name == name).Select(start => (process, start)));

    public XElement Source(string process) => processes[process];

    /// <exception cref="BpmnFailure">There is no such process, or it cannot be compiled.</exception>
    public Procedure Procedure(string process)
    {
        var compilation = Compilation(process);
        if (compilation.Procedure is { } procedure) return procedure;
        var problems = string.Join("; ", compilation.Problems.Select(problem => $"{problem.Rule} at {problem.Element}: {problem.Message}"));
        throw new BpmnFailure($"{process} does not compile: {problems}") { Refused = !compilation.Problems.Any(problem => Unable.Contains(problem.Rule)) };
    }

    public ProcedureCompilation Compilation(string process)
    {
        if (compiled.TryGetValue(process, out var known)) return known;
        if (!processes.TryGetValue(process, out var element)) throw new BpmnFailure($"There is no process {process}.");
        var file = new BpmnRewriting(element).Written();
        var source = new ProcedureSource(
            process, 1, LocalText.Of(process), LocalText.Of(""), "process.bpmn", null, null,
            ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty);
        return compiled[process] = ProcedureCompiler.Compile(source, Encoding.UTF8.GetBytes(file));
    }
}

/// <summary>Why a case cannot go on: the reason that the score prints.</summary>
internal sealed class BpmnFailure(string message) : Exception(message)
{
    /// <summary>A model was refused for what is wrong with it.</summary>
    public bool Refused { get; init; }
}
