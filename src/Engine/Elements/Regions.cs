namespace WorkflowHub.Engine.Elements;

/// <summary>
/// What lies before what within one container, so that a return knows the part that is entered anew. The graph is the container's
/// flows, with an edge from each activity to the events on its border and from a common entry to whatever has nothing before it.
/// </summary>
internal sealed class Regions
{
    private const int Entry = 0;

    private readonly Dictionary<Element, int> numbers = [];
    private readonly List<int>[] next;
    private readonly List<int>[] before;

    /// <summary>For each node the last one that every way to it passes (Cooper, Harvey and Kennedy's algorithm), and how many there are.</summary>
    private readonly int[] dominator;
    private readonly int[] depth;

    public Regions(Body body)
    {
        foreach (var element in body.Elements) numbers[element] = numbers.Count + 1;
        var size = numbers.Count + 1;
        next = [.. Enumerable.Range(0, size).Select(_ => new List<int>())];
        before = [.. Enumerable.Range(0, size).Select(_ => new List<int>())];
        foreach (var element in body.Elements) Connect(element);
        dominator = new int[size];
        depth = new int[size];
        Dominate();
    }

    /// <summary>The nearest element that every way to both passes; null for the container's entry.</summary>
    public Element? EntryOf(Element one, Element other)
    {
        var common = Common(numbers[one], numbers[other]);
        return common == Entry ? null : numbers.First(numbered => numbered.Value == common).Key;
    }

    /// <summary>
    /// The elements that can be reached from one, itself included, without coming round to it anew: what every way to it passes
    /// before is not passed again.
    /// </summary>
    public HashSet<Element> Behind(Element from)
    {
        var before = StrictDominators(from);
        var reached = new bool[next.Length];
        var open = new Stack<int>([numbers[from]]);
        while (open.TryPop(out var node))
        {
            if (reached[node]) continue;
            reached[node] = true;
            foreach (var following in next[node])
                if (!before.Contains(following)) open.Push(following);
        }
        return [.. numbers.Where(numbered => reached[numbered.Value]).Select(numbered => numbered.Key)];
    }

    /// <summary>Whether the way from an element leads to another and not back.</summary>
    public bool IsAhead(Element other, Element of) => Behind(of).Contains(other) && !Behind(other).Contains(of);

    /// <summary>What every way to an element passes before it.</summary>
    public HashSet<Element> Before(Element element)
    {
        var passed = StrictDominators(element);
        return [.. numbers.Where(numbered => passed.Contains(numbered.Value)).Select(numbered => numbered.Key)];
    }

    /// <summary>Whether two elements, neither of which leads to the other, can be active at once after their ways have parted here.</summary>
    public bool AreConcurrent(Element? parting, Element one, Element other)
    {
        if (parting is ExclusiveGateway or EventGateway) return false;
        if (parting is not Activity activity) return true;
        return !activity.Border.Where(boundary => boundary.Interrupts).Select(boundary => Behind(boundary)).Any(way => way.Contains(one) || way.Contains(other));
    }

    private HashSet<int> StrictDominators(Element element)
    {
        var passed = new HashSet<int> { Entry };
        for (var node = dominator[numbers[element]]; node != Entry; node = dominator[node]) passed.Add(node);
        return passed;
    }

    private void Connect(Element element)
    {
        var sources = element.Before.ToList();
        if (sources.Count == 0) Edge(Entry, numbers[element]);
        foreach (var source in sources) Edge(numbers[source], numbers[element]);
    }

    private void Edge(int from, int to)
    {
        next[from].Add(to);
        before[to].Add(from);
    }

    private void Dominate()
    {
        var order = Order();
        var place = new int[next.Length];
        for (var i = 0; i < order.Count; i++) place[order[i]] = i;
        Array.Fill(dominator, -1);
        dominator[Entry] = Entry;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in order)
            {
                if (node == Entry) continue;
                var nearest = -1;
                foreach (var source in before[node])
                    if (dominator[source] >= 0) nearest = nearest < 0 ? source : Meet(source, nearest, place);
                if (dominator[node] == nearest) continue;
                dominator[node] = nearest;
                changed = true;
            }
        }
        foreach (var node in order)
            if (node != Entry) depth[node] = depth[dominator[node]] + 1;
        // A circle that nothing leads into hangs on the entry.
        for (var node = 0; node < dominator.Length; node++)
            if (dominator[node] < 0) (dominator[node], depth[node]) = (Entry, 1);
    }

    private int Meet(int one, int other, int[] place)
    {
        while (one != other)
        {
            if (place[one] > place[other]) one = dominator[one];
            else other = dominator[other];
        }
        return one;
    }

    private int Common(int one, int other)
    {
        while (one != other)
        {
            if (depth[one] >= depth[other]) one = dominator[one];
            else other = dominator[other];
        }
        return one;
    }

    /// <summary>Reverse post-order from the entry.</summary>
    private List<int> Order()
    {
        var order = new List<int>();
        var seen = new bool[next.Length];
        var open = new Stack<(int Node, int Next)>([(Entry, 0)]);
        seen[Entry] = true;
        while (open.TryPop(out var at))
        {
            if (at.Next == next[at.Node].Count)
            {
                order.Add(at.Node);
                continue;
            }
            open.Push((at.Node, at.Next + 1));
            var following = next[at.Node][at.Next];
            if (seen[following]) continue;
            seen[following] = true;
            open.Push((following, 0));
        }
        order.Reverse();
        return order;
    }
}
