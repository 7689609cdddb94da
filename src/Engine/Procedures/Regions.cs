using System.Collections;
using WorkflowHub.Engine.Elements;

namespace WorkflowHub.Engine.Procedures;

/// <summary>
/// What lies before what within one container, so that a return knows the part of the process that is entered anew. The graph is the
/// container's flows, with an edge from each activity to its boundary events and from a common entry to whatever has nothing before it.
/// </summary>
internal sealed class Regions
{
    private const int Entry = 0;

    private readonly Dictionary<Element, int> numbers = [];
    private readonly List<int>[] next;

    /// <summary>For each node the nodes that every way to it from the entry passes, itself included.</summary>
    private readonly BitArray[] dominators;

    public Regions(Container container)
    {
        foreach (var element in container.Elements) numbers[element] = numbers.Count + 1;
        next = new List<int>[numbers.Count + 1];
        for (var i = 0; i < next.Length; i++) next[i] = [];
        foreach (var (element, number) in numbers) Connect(element, number);
        dominators = Dominators();
    }

    /// <summary>The nearest element that every way to both passes; null for the container's entry.</summary>
    public Element? EntryOf(Element one, Element other)
    {
        var common = ((BitArray)dominators[numbers[one]].Clone()).And(dominators[numbers[other]]);
        var best = (Element: (Element?)null, Depth: 0);
        foreach (var (element, number) in numbers)
        {
            var depth = DepthOf(number);
            if (common[number] && depth > best.Depth) best = (element, depth);
        }
        return best.Element;
    }

    /// <summary>
    /// The elements that can be reached from <paramref name="from"/>, itself included, without leaving what only lies behind
    /// <paramref name="entry"/> and without passing through it again.
    /// </summary>
    public HashSet<Element> Behind(Element from, Element? entry)
    {
        var gate = entry is null ? Entry : numbers[entry];
        var reached = new bool[next.Length];
        var open = new Stack<int>([numbers[from]]);
        while (open.TryPop(out var node))
        {
            if (reached[node]) continue;
            reached[node] = true;
            foreach (var following in next[node])
                if (following != gate && dominators[following][gate]) open.Push(following);
        }
        return [.. numbers.Where(numbered => reached[numbered.Value]).Select(numbered => numbered.Key)];
    }

    private void Connect(Element element, int number)
    {
        var before = element is BoundaryTimer boundary ? [boundary.Host] : element.Incoming.Select(flow => flow.Source).ToList();
        if (before.Count == 0) next[Entry].Add(number);
        foreach (var source in before) next[numbers[source]].Add(number);
    }

    private BitArray[] Dominators()
    {
        var sets = new BitArray[next.Length];
        for (var i = 0; i < sets.Length; i++) sets[i] = new BitArray(next.Length, true);
        sets[Entry].SetAll(false);
        sets[Entry][Entry] = true;

        for (var changed = true; changed;)
        {
            changed = false;
            for (var node = 0; node < next.Length; node++)
            {
                foreach (var following in next[node])
                {
                    var through = ((BitArray)sets[node].Clone());
                    through[following] = true;
                    var narrowed = ((BitArray)sets[following].Clone()).And(through);
                    if (narrowed.Cast<bool>().SequenceEqual(sets[following].Cast<bool>())) continue;
                    sets[following] = narrowed;
                    changed = true;
                }
            }
        }
        return sets;
    }

    private int DepthOf(int number) => dominators[number].Cast<bool>().Count(dominates => dominates);
}
