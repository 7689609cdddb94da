using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>The static rules of the BPMN 2.0 specification, all of them at once over one file.</summary>
public static class BpmnRules
{
    private static readonly Rule[] All =
    [
        .. FlowRules.All, .. MessageFlowRules.All, .. StartEndRules.All, .. EventRules.All, .. GatewayRules.All, .. ActivityRules.All, .. ServiceRules.All, .. DataRules.All,
    ];

    private static readonly Rule[] OnAny = [.. All.Where(rule => rule.On == "*")];

    private static readonly FrozenDictionary<string, Rule[]> ByElement = All.Where(rule => rule.On != "*")
        .SelectMany(rule => rule.On.Split(' ').Select(element => (element, rule)))
        .GroupBy(pair => pair.element).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.rule).ToArray());

    /// <summary>Names of the rules, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every rule that a file breaks, with the element and its line; empty when it is BPMN as the specification has it.</summary>
    /// <param name="bpmn">The file, in the encoding it declares.</param>
    /// <param name="file">Its name, for the problems.</param>
    public static ImmutableArray<Problem> Check(ReadOnlyMemory<byte> bpmn, string file)
    {
        var unreadable = new Problems(file);
        return BpmnFile.Read(bpmn, unreadable) is { } root ? Check(root, file, formal: true) : unreadable.ByLine();
    }

    /// <param name="formal">Also the formalities of the exchange format, which nothing that runs depends on.</param>
    internal static ImmutableArray<Problem> Check(XmlPart root, string file, bool formal)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Check(new BpmnModel(root, formal).Root, file, formal, problems);
        return problems.ToImmutable();
    }

    private static void Check(Node node, string file, bool formal, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var rule in OnAny.Concat(ByElement.GetValueOrDefault(node.Name) ?? []))
        {
            if ((rule.Form && !formal) || !rule.Broken(node)) continue;
            problems.Add(new Problem(rule.Name, $"{rule.Sentence} The {Words(node.Name)} {Named(node)} breaks it.", file, node.Id ?? node.Parent?.Id, node.Piece.Line));
        }
        foreach (var child in node.Children) Check(child, file, formal, problems);
    }

    private static string Named(Node node) => node.Id is { } id ? $"\"{id}\"" : $"on line {node.Piece.Line}";

    // boundaryEvent is written boundary event.
    private static string Words(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
