using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>Makes a model of its XML: types, then the elements of the graph, then what they require, then their logic.</summary>
internal sealed class ModelCompiler
{
    /// <summary>Inputs that now() and today() read.</summary>
    public static readonly ImmutableArray<string> Clocks = ["now", "today"];

    private readonly XElement definitions;
    private readonly List<DmnProblem> problems = [];
    private readonly Dictionary<string, (DrgElement Element, XElement Source)> byId = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Namespace, DecisionModel? Model)> imports;
    private readonly ItemDefinitions items;
    private readonly FrozenDictionary<string, FeelType> types;

    public ModelCompiler(XElement definitions, ImmutableArray<DecisionModel> available)
    {
        this.definitions = definitions;
        imports = [.. definitions.Children("import").Where(IsModel).Select(import => (import.Text("name") ?? "", import.Text("namespace") ?? "",
            available.FirstOrDefault(model => model.Namespace == import.Text("namespace"))))];
        foreach (var import in definitions.Children("import").Where(IsModel))
            if (!available.Any(model => model.Namespace == import.Text("namespace"))) Report(import, $"The imported model {import.Text("namespace")} was not given.");
        items = new ItemDefinitions(definitions, [.. imports.Where(import => import.Model is not null).Select(import => (import.Name, import.Model!))], Report);
        types = items.All.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsModel(XElement import) => import.Text("importType")?.Contains("DMN", StringComparison.Ordinal) ?? true;

    public void Report(XElement element, string message)
    {
        var holder = element.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor.Attribute("id") is not null || ancestor.Attribute("name") is not null);
        IXmlLineInfo at = element;
        problems.Add(new DmnProblem(holder?.Text("id") ?? holder?.Text("name"), at.LineNumber, at.LinePosition, message));
    }

    public DmnCompilation Compile()
    {
        foreach (var source in definitions.Elements()) Declare(source);
        foreach (var (element, source) in byId.Values.ToList()) element.Requires = Required(element, source);
        RefuseCircles();
        foreach (var (element, source) in byId.Values) Complete(element, source);
        var model = new DecisionModel(definitions.Text("namespace") ?? "", definitions.Text("name") ?? "", [.. byId.Values.Select(entry => entry.Element)], items.All.ToImmutableDictionary(), items.Members);
        return new DmnCompilation(model, [.. problems.Take(Limits.MaxProblems)]);
    }

    private void Declare(XElement source)
    {
        var name = source.Child("variable")?.Text("name") ?? source.Text("name") ?? "";
        var id = source.Text("id") ?? source.Name.LocalName + " " + name;
        var type = items.Of(source.Child("variable"));
        DrgElement? element = source.Name.LocalName switch
        {
            "inputData" => new InputData(id, name, type),
            "decision" => new Decision(id, name, type),
            "businessKnowledgeModel" => new KnowledgeModel(id, name, type),
            "decisionService" => new DecisionService(id, name, type),
            _ => null,
        };
        if (element is not null && name.Length == 0) Report(source, "A name was expected.");
        if (element is not null && !byId.TryAdd(id, (element, source))) Report(source, $"The id '{id}' stands twice.");
    }

    private ImmutableArray<Requirement> Required(DrgElement element, XElement source)
    {
        if (element is DecisionService service)
        {
            service.Inputs = [.. References(source.Children("inputData").Concat(source.Children("inputDecision"))).Select(found => found.Element)];
            service.Outputs = [.. References(source.Children("outputDecision")).Select(found => found.Element)];
            if (service.Outputs.IsEmpty) Report(source, "A decision service has at least one output decision.");
            return [];
        }
        return [.. References(source.Elements().Where(child => child.Name.LocalName is "informationRequirement" or "knowledgeRequirement")
            .SelectMany(child => child.Elements())).Where(found => found.Element != element).Distinct()];
    }

    private IEnumerable<Requirement> References(IEnumerable<XElement> references)
    {
        foreach (var reference in references)
        {
            if (reference.Text("href") is not { } href) continue;
            if (Find(href) is { } found) yield return found;
            else Report(reference, $"There is no element '{href}'.");
        }
    }

    private Requirement? Find(string href)
    {
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        var (space, id) = hash < 0 ? ("", href) : (href[..hash], href[(hash + 1)..]);
        if (space.Length == 0 || space == definitions.Text("namespace")) return byId.TryGetValue(id, out var own) ? new Requirement(own.Element, "") : null;
        foreach (var (name, imported, model) in imports)
            if (imported == space && model?.Elements.FirstOrDefault(element => element.Id == id) is { } found) return new Requirement(found, name);
        return null;
    }

    /// <summary>Takes off, again and again, what requires nothing that is left; what then remains requires itself.</summary>
    private void RefuseCircles()
    {
        var own = byId.Values.Select(entry => entry.Element).ToHashSet();
        var waiting = byId.Values.ToDictionary(entry => entry.Element, entry => entry.Element.Requires.Count(required => own.Contains(required.Element)));
        var users = byId.Values.SelectMany(entry => entry.Element.Requires.Select(required => (required.Element, User: entry.Element))).ToLookup(pair => pair.Element, pair => pair.User);
        var free = new Queue<DrgElement>(waiting.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        while (free.TryDequeue(out var element))
        {
            waiting.Remove(element);
            foreach (var user in users[element])
                if (--waiting[user] == 0) free.Enqueue(user);
        }
        foreach (var (element, source) in byId.Values)
        {
            if (!waiting.ContainsKey(element)) continue;
            Report(source, $"'{element.Name}' requires itself through others.");
            element.Requires = [];
        }
    }

    private void Complete(DrgElement element, XElement source)
    {
        var scope = ScopeOf(element);
        var logic = new LogicCompiler(items, Report);
        if (element is Decision decision && source.Elements().FirstOrDefault(LogicCompiler.IsLogic) is { } written) decision.Logic = logic.Compile(written, scope);
        if (element is not KnowledgeModel model || source.Child("encapsulatedLogic") is not { } encapsulated) return;
        model.Parameters = [.. encapsulated.Children("formalParameter").Select(parameter => (parameter.Text("name") ?? "", items.Of(parameter)))];
        model.Logic = logic.Function(encapsulated, scope.With([model.Name]), model.Parameters);
    }

    private Scope ScopeOf(DrgElement element)
    {
        var names = element.Requires.Select(required => required.Import.Length == 0 ? required.Element.Name : required.Import).Concat(Clocks).Distinct();
        var members = element.Requires.Where(required => required.Import.Length > 0).Select(required => required.Element.Name).Where(NamesInText.IsPhrase);
        return Scope.Of(names, [.. items.Members, .. members], types);
    }
}
