using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Engine.Reading;

/// <summary>What every element needs while it is read: expressions, names in several languages, and a place for problems.</summary>
internal sealed class ModelReader(ProcedureSource source, Problems problems, Scope scope)
{
    private static readonly string[] Conditions = ["conditionExpression", "condition", "completionCondition", "loopCondition", "activationCondition"];

    public ProcedureSource Source => source;

    /// <summary>The package's decision models by their id.</summary>
    public IReadOnlyDictionary<string, DecisionModel> Decisions { get; init; } = ImmutableDictionary<string, DecisionModel>.Empty;

    public void Problem(string rule, XmlPart part, string message) => problems.Add(rule, part, message);

    /// <summary>An expression over the case; its problems are noted with their place in the text.</summary>
    public Expression? Feel(XmlPart part, string text) => Feel(part, text, scope);

    public Expression? Feel(XmlPart part, string text, Scope names)
    {
        if (part["language"] is { } language && !IsFeel(language))
            Problem("bpmn.expression-language", part, $"Expressions are FEEL; the language '{language}' is not known here.");
        var compiled = Expression.Compile(text, names);
        foreach (var fault in compiled.Problems)
            Problem("bpmn.expression", part, $"Expression \"{Short(text)}\", line {fault.Line}, column {fault.Column}: {fault.Message}");
        return compiled.Expression;
    }

    /// <summary>The expression of a child such as <c>conditionExpression</c>.</summary>
    public Expression? FeelIn(XmlPart part)
    {
        if (part.Text.Length > 0)
        {
            var expression = Feel(part, part.Text);
            if (Conditions.Contains(part.Name) && expression is not null && !MayBeTrue(expression.Type))
                Problem("bpmn.condition-type", part, $"The condition \"{Short(part.Text)}\" is never true: true or false was expected, it comes to {expression.Type}.");
            return expression;
        }
        Problem("bpmn.expression", part, $"A FEEL expression was expected in '{part.Name}'; it is empty.");
        return null;
    }

    /// <summary>The name in every language it is given in, or null when there is none.</summary>
    public LocalText? NameOf(XmlPart part)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (part["name"] is { Length: > 0 } english) names["en"] = english;
        foreach (var other in part.IsOurs ? part.Children.Where(child => child.IsOurs) : part.Extensions)
            if (other.Name == "name") names[other["lang"] ?? "en"] = other.Text;
        return names.Count == 0 ? null : new LocalText(names.ToImmutable());
    }

    /// <summary>An attribute that must be there.</summary>
    public string Required(XmlPart part, string attribute)
    {
        if (part[attribute] is { Length: > 0 } value) return value;
        Problem("bpmn.attribute", part, $"'{part.Name}' needs the attribute '{attribute}'.");
        return "";
    }

    /// <summary>What a reference to a message, signal or error names: the attribute of the element it leads to, or that element's id.</summary>
    public string Referred(XmlPart part, string reference, string kind, string attribute)
    {
        var id = Local(Required(part, reference));
        if (Root(part, id, kind) is { } referred) return referred[attribute] is { Length: > 0 } named ? named : id;
        if (id.Length > 0) Problem("bpmn.reference", part, $"'{part.Name}' names the {kind} '{id}': there is no such {kind}.");
        return id;
    }

    private Dictionary<string, XmlPart>? ids;

    /// <summary>The element of an id, wherever it stands in the file; the first when several have it.</summary>
    public XmlPart? WithId(XmlPart near, string id)
    {
        if (ids is null)
        {
            var root = near;
            while (root.Parent is { } parent) root = parent;
            ids = new Dictionary<string, XmlPart>(StringComparer.Ordinal);
            foreach (var part in Names.Within(root))
                if (part.Id is { } own) ids.TryAdd(own, part);
        }
        return ids.GetValueOrDefault(id);
    }

    /// <summary>The root element of a kind that a reference leads to, or null.</summary>
    public XmlPart? Root(XmlPart part, string? reference, string kind)
    {
        var root = part;
        while (root.Parent is { } parent) root = parent;
        return root.ChildrenNamed(kind).FirstOrDefault(candidate => candidate.Id == Local(reference));
    }

    /// <summary>A reference without its prefix.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(reference))]
    public static string? Local(string? reference) => reference?[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>One of an attribute's words, or the first of them when it is not given.</summary>
    public T Choice<T>(XmlPart part, string attribute, params (string Word, T Meaning)[] words)
    {
        if (part[attribute] is not { } given) return words[0].Meaning;
        foreach (var (word, meaning) in words)
            if (word == given) return meaning;
        Problem("bpmn.attribute", part, $"'{attribute}' of '{part.Name}' should be one of {string.Join(", ", words.Select(word => word.Word))}; '{given}' was found.");
        return words[0].Meaning;
    }

    /// <summary>Refuses what stands in our own element and is not known: a misspelt rule must not be silently without effect.</summary>
    public void OnlyKnown(XmlPart part, string[] attributes, string[] children)
    {
        foreach (var attribute in part.AttributeNames.Except(attributes))
            Problem("bpmn.unknown-attribute", part, $"'{part.Name}' has no attribute '{attribute}'; it has {string.Join(", ", attributes.Order())}.");
        foreach (var child in part.Children.Where(child => child.IsOurs && !children.Contains(child.Name)))
            Problem("bpmn.unknown-extension", child, $"'{child.Name}' is not known in '{part.Name}'.");
    }

    private static bool MayBeTrue(FeelType type) => type == FeelType.Any || type == FeelType.Boolean || type == FeelType.Nothing;

    private static bool IsFeel(string language) => language.Contains("FEEL", StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
