using System.Text;
using System.Text.RegularExpressions;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Engine.Tests.Proof;

/// <summary>Processes written as lines: <c>a > b</c> is a flow; an element's first letters say what it is.</summary>
internal static partial class Drawn
{
    [GeneratedRegex("^[a-z]+")]
    private static partial Regex Letters();

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["start"] = "startEvent", ["end"] = "endEvent", ["t"] = "task", ["x"] = "exclusiveGateway", ["p"] = "parallelGateway", ["i"] = "inclusiveGateway",
    };

    /// <param name="flows">Flows with blanks or line ends between, as <c>start>t1 t1>end</c>.</param>
    /// <param name="more">Elements written out in BPMN.</param>
    public static string Process(string flows, string more = "")
    {
        var pairs = flows.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(flow => flow.Split('>')).ToList();
        var ids = pairs.SelectMany(pair => pair).Distinct().Where(id => !more.Contains($"id='{id}'", StringComparison.Ordinal));
        var elements = string.Concat(ids.Select(id => $"<{Kinds[Letters().Match(id).Value]} id='{id}'/>"));
        return elements + more + string.Concat(pairs.Select((pair, at) => $"<sequenceFlow id='f{at}-{pair[0]}-{pair[1]}' sourceRef='{pair[0]}' targetRef='{pair[1]}'/>"));
    }

    public static byte[] File(string process) =>
        Encoding.UTF8.GetBytes($"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='process' isExecutable='true'>{process}</process></definitions>");

    public static Soundness Prove(string flows, string more = "") => SoundnessProof.Of(File(Process(flows, more)))!;
}
