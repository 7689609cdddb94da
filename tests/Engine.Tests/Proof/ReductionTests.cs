using CsCheck;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Engine.Tests.Proof;

/// <summary>Looking at one order only must find what looking at every order finds.</summary>
public sealed class ReductionTests
{
    private static readonly string[] Names = ["t1", "t2", "t3", "x1", "x2", "p1", "p2", "i1"];

    private static readonly Gen<string> Flows = Gen.Select(Gen.Int[2, 12], Gen.Int[0, 7].Array[24]).Select((count, picks) =>
        $"start>{Names[picks[0]]} " + string.Join(' ', Enumerable.Range(0, count)
            .Select(at => $"{Names[picks[2 * at % 24]]}>{(picks[((2 * at) + 1) % 24] == picks[2 * at % 24] ? "end" : Names[picks[((2 * at) + 1) % 24]])}").Distinct()));

    [Fact]
    public void Both_come_to_the_same_verdict() => Flows.Sample(flows =>
    {
        var file = Drawn.File(Drawn.Process(flows));
        var (reduced, whole) = (SoundnessProof.Of(file, 4_000, reduce: true)!, SoundnessProof.Of(file, 4_000, reduce: false)!);
        if (!whole.Proved) return;

        Assert.True(reduced.Proved);
        foreach (var kind in Enum.GetValues<FlawKind>()) Assert.True(reduced.Has(kind) == whole.Has(kind), $"{kind}: {reduced.Has(kind)} reduced, {whole.Has(kind)} whole: {flows}");
    }, iter: 800, threads: 1);
}
