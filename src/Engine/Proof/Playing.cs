namespace WorkflowHub.Engine.Proof;

/// <summary>Plays moves on a net from its beginning: whether they can be made, and what shows at the end.</summary>
internal sealed class Playing(Net net)
{
    private readonly Firing firing = new(net);

    /// <summary>Whether the moves can be made one after another and the flaw shows after the last.</summary>
    public bool Shows(FlawKind kind, List<Played> way)
    {
        var marking = firing.Start;
        var counts = net.Start.Select(count => (int)count).ToArray();
        foreach (var played in way)
        {
            if (!firing.Enabled(marking).Contains(played.Move)) return false;
            Count(net.Moves[played.Move], played.Chosen, counts);
            marking = firing.After(net.Moves[played.Move], played.Chosen, marking);
        }
        return kind switch
        {
            FlawKind.Unsafe => firing.Crowded(marking) >= 0,
            FlawKind.ImproperCompletion => Enumerable.Range(0, counts.Length).Any(place => counts[place] > 1 && net.Places[place].Counts == FlawKind.ImproperCompletion),
            FlawKind.NoWayToTheEnd => !firing.IsComplete(marking) && firing.Enabled(marking).Count == 0,
            _ => true,
        };
    }

    private void Count(Move move, ulong chosen, int[] counts)
    {
        foreach (var place in move.Clear) counts[place] = 0;
        foreach (var place in move.Put.Concat(move.Any.Where((_, at) => (chosen & (1UL << at)) != 0).SelectMany(choice => choice.Put)))
            if (net.Places[place].Kind == PlaceKind.Counter) counts[place]++;
    }
}
