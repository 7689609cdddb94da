using System.Collections.Immutable;
using System.Xml.Linq;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>The types a model defines. They may stand in any order and refer to each other; one that contains itself is open there.</summary>
internal sealed class ItemDefinitions
{
    private readonly Dictionary<string, XElement> written;
    private readonly Dictionary<string, FeelType> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> under = new(StringComparer.Ordinal);
    private readonly Action<XElement, string> report;

    public ItemDefinitions(XElement definitions, ImmutableArray<(string Prefix, DecisionModel Model)> imported, Action<XElement, string> report)
    {
        this.report = report;
        written = definitions.Children("itemDefinition").GroupBy(item => item.Text("name") ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var (prefix, model) in imported)
            foreach (var (name, type) in model.Types) made[prefix.Length == 0 ? name : $"{prefix}.{name}"] = type;
        foreach (var name in written.Keys) Named(name);
        Members = [.. definitions.Descendants().Where(element => element.Name.LocalName is "itemComponent" or "variable" or "column" or "output")
            .Select(element => element.Text("name") ?? "").Where(NamesInText.IsPhrase).Concat(imported.SelectMany(import => import.Model.Members)).Distinct()];
    }

    /// <summary>Names of entries that hold symbols or several words: of components, variables, columns and outputs.</summary>
    public ImmutableArray<string> Members { get; }

    public IReadOnlyDictionary<string, FeelType> All => made;

    /// <summary>The type a typeRef names; anything when there is none.</summary>
    public FeelType Of(XElement? element, string attribute = "typeRef")
    {
        var name = element?.Text(attribute) ?? (element?.Child(attribute)?.Value.Trim());
        if (string.IsNullOrEmpty(name)) return FeelType.Any;
        if (Named(name) is { } type || (name.Contains(':', StringComparison.Ordinal) && (type = Named(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..])) is not null)) return type;
        report(element!, $"There is no type '{name}'.");
        return FeelType.Any;
    }

    private FeelType? Named(string name)
    {
        if (made.TryGetValue(name, out var known)) return known;
        if (!written.TryGetValue(name, out var item)) return FeelType.Named(name);
        // Nesting of definitions is bounded as that of elements is.
        if (under.Count >= Limits.MaxModelDepth || !under.Add(name)) return FeelType.Any;
        var type = Make(item, name);
        under.Remove(name);
        return made[name] = type;
    }

    private FeelType Make(XElement item, string name)
    {
        FeelType type;
        if (item.Child("functionItem") is { } function)
            type = new FeelType.Function([.. function.Children("parameters").Select(parameter => Of(parameter))], Of(function, "outputTypeRef"));
        else if (item.Children("itemComponent").Any())
            type = new FeelType.Context([.. item.Children("itemComponent").Select(component => (component.Text("name") ?? "", Make(component, component.Text("name") ?? "")))]);
        else type = Of(item.Child("typeRef") is null ? null : item);
        var collection = item.Text("isCollection") == "true";
        // Allowed values speak of the items, a type constraint of the whole (DMN 1.5, 7.3.3).
        if (Tests(item, "allowedValues") is { } allowed) type = new FeelType.Defined(name, type, allowed);
        if (collection) type = new FeelType.List(type);
        return Tests(item, "typeConstraint") is { } constraint ? new FeelType.Defined(name, type, constraint) : type;
    }

    private UnaryTests? Tests(XElement item, string child)
    {
        if (item.Child(child)?.Child("text")?.Value is not { } text || text.Trim().Length == 0) return null;
        var (tests, problems) = UnaryTests.Compile(text, Scope.Of());
        foreach (var problem in problems) report(item.Child(child)!, problem.Message);
        return tests;
    }
}
