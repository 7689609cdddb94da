namespace WorkflowHub.Engine.Proof;

/// <summary>
/// Whether a counter can come to two. No move asks for a counter, so that the states without it are all there is to know: each counter is looked at by
/// itself, over the states and whether it stands at one already.
/// </summary>
internal sealed class Counting(Exploration exploration, int counter)
{
    private readonly Dictionary<(int State, int Count), (int From, int Count, Step Step)> ways = [];
    private readonly Queue<(int State, int Count)> open = new();

    /// <returns>The shortest way to two; null when there is none, or none was seen.</returns>
    public List<Step>? WayToTwo()
    {
        var moves = exploration.Net.Moves;
        var start = exploration.Net.Start[counter];
        if (start > 1) return [];
        if (!Array.Exists(moves, move => Times(move.Put) > 0 || Array.Exists(move.Any, choice => Times(choice.Put) > 0))) return null;
        Reach((0, start), (-1, 0, default));
        while (open.TryDequeue(out var at))
        {
            if (at.State >= exploration.Steps.Count) continue;
            foreach (var step in exploration.Steps[at.State])
            {
                var count = Math.Min(2, After(step, at.Count));
                Reach((step.To, count), (at.State, at.Count, step));
                if (count == 2) return Way((step.To, count));
            }
        }
        return null;
    }

    private void Reach((int State, int Count) at, (int From, int Count, Step Step) way)
    {
        if (ways.TryAdd(at, way)) open.Enqueue(at);
    }

    private int After(Step step, int count)
    {
        var move = exploration.Net.Moves[step.Move];
        // A token that could go on at once has done so before a join is forced.
        if (Array.IndexOf(move.Clear, counter) >= 0 || (step.Forced && exploration.Net.Places[counter].Counts == FlawKind.Unsafe)) count = 0;
        count += Times(move.Put);
        for (var at = 0; at < move.Any.Length; at++)
            if ((step.Chosen & (1UL << at)) != 0) count += Times(move.Any[at].Put);
        return count;
    }

    private int Times(int[] places)
    {
        var times = 0;
        foreach (var place in places)
            if (place == counter) times++;
        return times;
    }

    private List<Step> Way((int State, int Count) at)
    {
        var way = new List<Step>();
        for (var back = ways[at]; back.From >= 0; back = ways[(back.From, back.Count)]) way.Add(back.Step);
        way.Reverse();
        return way;
    }
}
