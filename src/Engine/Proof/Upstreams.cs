namespace WorkflowHub.Engine.Proof;

/// <summary>From where a token can come to an inclusive join: known once all moves are. As in the engine, ways lead through one container and not through the join itself.</summary>
internal sealed class Upstreams
{
    private readonly List<Place> places;
    private readonly List<Move> moves;
    private readonly ILookup<int, Move> putting;

    public Upstreams(List<Place> places, List<Move> moves)
    {
        (this.places, this.moves) = (places, moves);
        putting = moves.SelectMany(move => Outputs(move).Select(place => (place, move))).ToLookup(pair => pair.place, pair => pair.move);
    }

    public void Fill()
    {
        foreach (var join in moves.Where(move => move.Join is not null).DistinctBy(move => move.Join))
            foreach (var flow in join.Join!.Incoming) join.Join.Upstream.Add(Of(flow, join.Element));
    }

    private static IEnumerable<int> Outputs(Move move) => move.Put.Concat(move.Any.SelectMany(choice => choice.Put));

    private HashSet<int> Of(int flow, string join)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>([flow]);
        while (open.TryPop(out var place))
            foreach (var move in putting[place])
                foreach (var taken in move.Element == join ? [] : move.Take.Concat(move.Join?.Incoming ?? []))
                    if (places[taken].Stands && places[taken].Scope == places[flow].Scope && found.Add(taken)) open.Push(taken);
        return found;
    }
}
