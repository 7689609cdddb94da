using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Proof;

/// <summary>
/// Proves over every state that a process can come to: never two tokens at one place, always a way to the end, no end reached twice, nothing that never
/// happens. Data are left out, so that a flaw is one that <em>may</em> happen. A net with the same answers and fewer states is looked at first; only when it
/// shows a flaw is the whole one, for the shortest way to it.
/// </summary>
public static class SoundnessProof
{
    /// <summary>States looked at before the proof is given up.</summary>
    public const int MaxStates = 200_000;

    /// <param name="bpmn">The file, in the encoding it declares; all of its processes with the messages between them.</param>
    /// <param name="maxStates">How many states are looked at.</param>
    /// <returns>Null when the file cannot be read.</returns>
    public static Soundness? Of(ReadOnlyMemory<byte> bpmn, int maxStates = MaxStates) =>
        BpmnFile.Read(bpmn, new Problems("")) is { } root ? Of(new BpmnModel(root, formal: false), maxStates) : null;

    private static Soundness Of(BpmnModel model, int maxStates)
    {
        var net = NetBuilder.Build(model, out var unknown);
        if (unknown.Count > 0) return Unknown(unknown[0]);
        var telling = new Telling(model, net);
        var small = Judging.Of(net, Reducing.Of(net), maxStates);
        if (small is { IsWhole: true, Findings.Count: 0 }) return telling.Tell(small, maxStates);
        var whole = Judging.Of(net, net, maxStates);
        return telling.Tell(whole.IsWhole ? whole : Both(net, small, whole), maxStates);
    }

    private static Soundness Unknown(Node node) =>
        new(false, 0, []) { Unproved = $"Not proved: the {node.Name} \"{node.Id}\" is not modelled." };

    /// <summary>What was found in a part of the whole net is certain; of a safe net the small one tells the rest.</summary>
    private static Judgement Both(Net net, Judgement small, Judgement whole)
    {
        var told = small.Findings.Where(finding => whole.Findings.TrueForAll(other => other.Kind != finding.Kind)).Select(finding => Shortening.Of(net, finding));
        return new Judgement(small.IsWhole && small.IsSafe, whole.States, [.. whole.Findings, .. small.IsSafe ? told : told.Where(finding => finding.Kind is FlawKind.Unsafe)]);
    }
}
