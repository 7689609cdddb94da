using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Tests;

/// <summary>Small processes for tests, written without BPMN's wrapping.</summary>
internal static class Bpmn
{
    public static readonly ProcedureSource Source = new(
        "test", 1, LocalText.Of("Test"), LocalText.Of(""), "process.bpmn", "request", null,
        ImmutableSortedDictionary<string, FormSource>.Empty.Add("request", new("r.json", "r.ui.json")).Add("decision", new("d.json", "d.ui.json")),
        ImmutableSortedDictionary<string, TemplateSource>.Empty);

    public static byte[] File(string body) => Encoding.UTF8.GetBytes(
        $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wh="urn:workflowhub:bpmn:1" targetNamespace="t"><process id="p" isExecutable="true">
        {body}
        </process>
        <message id="m1" name="Paid"/><signal id="s1" name="Alarm"/><error id="e1" errorCode="E1"/><error id="e2" errorCode="E2"/><escalation id="x1" escalationCode="X1"/></definitions>
        """);

    public static Procedure Procedure(string body, string? title = null)
    {
        var compiled = ProcedureCompiler.Compile(Source with { Title = title }, File(body));
        Assert.True(compiled.Procedure is not null, string.Join('\n', compiled.Problems));
        return compiled.Procedure!;
    }

    public static ImmutableArray<Problem> Problems(string body, params string[]? names) => ProcedureCompiler.Compile(Source, File(body), names).Problems;

    /// <summary>A step for one person, with the outcomes approve and reject.</summary>
    public static string Step(string id, string people, string attributes = "", string more = "") =>
        $"""
        <userTask id="{id}" name="{id}"><extensionElements><wh:step {attributes}><wh:participants>{people}</wh:participants>
        <wh:outcome id="approve" kind="positive"/><wh:outcome id="reject" kind="negative"/>{more}</wh:step></extensionElements></userTask>
        """;

    public static string Person(string id) => $"<wh:person id=\"{id}\"/>";

    /// <summary>Flows <c>a>b</c> one after another, named <c>a-b</c>; a condition may follow after a colon.</summary>
    public static string Flows(params string[] flows)
    {
        var text = new StringBuilder();
        foreach (var flow in flows)
        {
            var (way, condition) = flow.Split(": ", 2) is [var ends, var when] ? (ends, when) : (flow, null);
            var stops = way.Split('>');
            for (var i = 1; i < stops.Length; i++)
            {
                var inside = condition is null ? "" : $"<conditionExpression>{condition.Replace("<", "&lt;", StringComparison.Ordinal)}</conditionExpression>";
                text.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id=\"{stops[i - 1]}-{stops[i]}\" sourceRef=\"{stops[i - 1]}\" targetRef=\"{stops[i]}\">{inside}</sequenceFlow>\n");
            }
        }
        return text.ToString();
    }
}
