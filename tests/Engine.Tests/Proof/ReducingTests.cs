using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Proof;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Tests.Proof;

public sealed class ReducingTests
{
    private const int MostStates = 1_500;

    /// <summary>The same processes each time. Others on request: <c>PROOF=100000</c>, <c>PROOF_FROM=1000</c>.</summary>
    private static int Wished(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var wished) ? wished : otherwise;

    [Fact]
    public void A_reduced_net_and_the_whole_one_give_the_same_answers()
    {
        var told = new ConcurrentBag<(string? Fault, bool Sound, bool Nothing)>();
        Parallel.ForEach(Enumerable.Range(Wished("PROOF_FROM", 1), Wished("PROOF", 2_000)), seed =>
        {
            var file = new RandomDrawing(new Random(seed)).File();
            var net = NetOf(file);
            var whole = Judging.Of(net, net, MostStates);
            if (!whole.IsWhole) return;
            var small = Judging.Of(net, Reducing.Of(net), MostStates);
            told.Add((Fault(net, whole, small) is { } fault ? $"Seed {seed}: {fault}\n{file}" : null, whole.Findings.Count == 0, small.States == 1));
        });

        var faults = told.Select(one => one.Fault).OfType<string>().OrderBy(fault => fault.Length).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults. {faults.FirstOrDefault()}");
        // The test is worth something: there are many of both kinds, and the rules do fit.
        Assert.InRange(told.Count(one => one.Sound), told.Count / 5, told.Count * 4 / 5);
        Assert.InRange(told.Count(one => one.Sound && one.Nothing), told.Count(one => one.Sound) * 2 / 5, told.Count);
    }

    private static string? Fault(Net net, Judgement whole, Judgement small)
    {
        if (!small.IsWhole) return "the reduced net has more states.";
        if (Kinds(whole) != Kinds(small)) return $"{Kinds(whole)} in the whole net, {Kinds(small)} in the reduced one.";
        foreach (var judgement in (Judgement[])[whole, small])
            if (judgement.Findings.Find(finding => !IsPlayed(net, judgement, finding, judgement == whole)) is { } finding) return $"the way to {finding.Kind} ({finding.Element}) cannot be played.";
        return null;
    }

    /// <summary>Of an unsafe net the reduced one need only say that it is unsafe.</summary>
    private static string Kinds(Judgement judgement) => !judgement.IsSafe ? "Unsafe"
        : string.Join(' ', judgement.Findings.Select(finding => finding.Kind == FlawKind.Dead ? $"Dead {finding.Element}" : finding.Kind.ToString()).Order(StringComparer.Ordinal));

    private static bool IsPlayed(Net net, Judgement judgement, Finding finding, bool whole) => finding.Kind switch
    {
        // A reduced net does more at once: the tokens that could have met have gone on.
        FlawKind.Unsafe => new Playing(net).Shows(whole ? FlawKind.Unsafe : FlawKind.Dead, finding.Way),
        // What goes round for ever does not stand still.
        FlawKind.NoWayToTheEnd when judgement.Findings.Exists(other => other.Kind == FlawKind.Livelock) => new Playing(net).Shows(FlawKind.Livelock, finding.Way),
        _ => new Playing(net).Shows(finding.Kind, finding.Way),
    };

    private static Net NetOf(string file) =>
        NetBuilder.Build(new BpmnModel(BpmnFile.Read(Encoding.UTF8.GetBytes(file), new Problems(""))!, formal: false), out _);
}
