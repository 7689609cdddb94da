using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Proof;

/// <summary>
/// Proves over every state that a process can come to: never two tokens at one place, always a way to the end, no end reached twice, nothing that never
/// happens. Data are left out, so that a flaw is one that <em>may</em> happen.
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
        var net = NetBuilder.Build(model);
        var exploration = new Exploration(net, maxStates);
        var flaws = ImmutableArray.CreateBuilder<Flaw>();
        var proved = exploration.Run();
        if (First(exploration, marking => Crowded(net, marking, ends: false)) is var (unsafeAt, crowded))
            flaws.Add(new Flaw(FlawKind.Unsafe, net.Names[crowded], $"Two tokens may meet at \"{net.Names[crowded]}\".", exploration.WayTo(unsafeAt)));
        if (First(exploration, marking => Crowded(net, marking, ends: true)) is var (twiceAt, end))
            flaws.Add(new Flaw(FlawKind.ImproperCompletion, net.Names[end], $"The end \"{net.Names[end]}\" may be reached more than once.", exploration.WayTo(twiceAt)));
        if (proved)
        {
            if (exploration.Stuck() is { } stuck) flaws.Add(StuckAt(net, exploration, stuck));
            foreach (var dead in Dead(model, exploration)) flaws.Add(new Flaw(FlawKind.Dead, dead, $"\"{dead}\" is never reached.", []));
        }
        return new Soundness(proved, exploration.States, flaws.ToImmutable());
    }

    private static (int State, int Place)? First(Exploration exploration, Func<byte[], int> place)
    {
        for (var state = 0; state < exploration.States; state++)
            if (place(exploration.All[state]) is >= 0 and var found) return (state, found);
        return null;
    }

    private static int Crowded(Net net, byte[] marking, bool ends)
    {
        for (var place = 0; place < marking.Length; place++)
            if (marking[place] > 1 && net.Ends[place] == ends && (ends || !net.Remains[place])) return place;
        return -1;
    }

    private static Flaw StuckAt(Net net, Exploration exploration, int state)
    {
        var marking = exploration.All[state];
        var live = Enumerable.Range(0, marking.Length).First(place => marking[place] > 0 && !net.Remains[place]);
        return new Flaw(FlawKind.NoWayToTheEnd, net.Names[live], $"From \"{net.Names[live]}\" the end may never be reached.", exploration.WayTo(state));
    }

    private static IEnumerable<string> Dead(BpmnModel model, Exploration exploration) => model.Of("process")
        .SelectMany(Nodes).Where(node => !node.Is("isForCompensation") && !exploration.Moved.Contains(node.Id!)).Select(node => node.Id!);

    private static IEnumerable<Node> Nodes(Node container) => container.Children.SelectMany(child =>
        (child.IsActivity && !child.IsEventSubProcess && child.Id is not null ? [child] : Enumerable.Empty<Node>()).Concat(ScopeNet.IsOpaque(child) ? [] : Nodes(child)));
}

/// <param name="Proved">False when there are more states than were looked at: then only the flaws found are certain.</param>
/// <param name="States">How many states were looked at.</param>
public sealed record Soundness(bool Proved, int States, ImmutableArray<Flaw> Flaws)
{
    public bool Has(FlawKind kind) => Flaws.Any(flaw => flaw.Kind == kind);
}

public enum FlawKind { Unsafe, NoWayToTheEnd, ImproperCompletion, Dead }

/// <param name="Element">Where it shows.</param>
/// <param name="Moves">The elements that move, in order, until it happens: the shortest way found; empty for what never happens.</param>
public sealed record Flaw(FlawKind Kind, string Element, string Message, ImmutableArray<string> Moves);
