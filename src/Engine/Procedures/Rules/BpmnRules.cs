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

    /// <summary>Rules that the compiler's reader keeps too, in its own words.</summary>
    private static readonly FrozenSet<string> Read = new[]
    {
        "bpmn.flow-border", "bpmn.flow-source", "bpmn.flow-target", "bpmn.default-flow", "bpmn.start-incoming", "bpmn.boundary-incoming", "bpmn.end-incoming", "bpmn.node-incoming",
    }.ToFrozenSet();

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
        return BpmnFile.Read(bpmn, unreadable) is { } root ? CheckAll(root, file) : unreadable.ByLine();
    }

    /// <summary>The rules that a process must keep to be run; the formalities of the exchange format are not among them.</summary>
    internal static ImmutableArray<Problem> CheckRunnable(XmlPart definitions, XmlPart process, string file)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var model = new BpmnModel(definitions, formal: false);
        Check(model.Of("process").First(node => node.Piece == process), file, formal: false, problems);
        return [.. problems.Where(problem => !Read.Contains(problem.Rule))];
    }

    private static ImmutableArray<Problem> CheckAll(XmlPart root, string file)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Check(new BpmnModel(root, formal: true).Root, file, formal: true, problems);
        return problems.ToImmutable();
    }

    private static void Check(Node node, string file, bool formal, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var rule in OnAny.Concat(ByElement.GetValueOrDefault(node.Name) ?? []))
        {
            if ((rule.Form && !formal) || !rule.Broken(node)) continue;
            problems.Add(new Problem(rule.Name, $"{rule.Sentence} The {Words(node.Name)} {Named(node)} breaks it.", file, node.Piece.NearestId, node.Piece.Line));
        }
        foreach (var child in node.Children) Check(child, file, formal, problems);
    }

    private static string Named(Node node) => node.Id is { } id ? $"\"{id}\"" : $"in \"{node.Piece.NearestId}\"";

    // boundaryEvent is written boundary event.
    private static string Words(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
