namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>A net while it is being reduced, with who takes from, puts to, clears or asks about each place.</summary>
internal sealed class DraftNet
{
    private readonly List<Place> places = [];
    private readonly List<byte> start;
    private readonly List<HashSet<Draft>> takers = [];
    private readonly List<HashSet<Draft>> putters = [];
    private readonly List<HashSet<Draft>> clearers = [];
    private readonly List<HashSet<Draft>> emptiers = [];
    private readonly List<HashSet<InclusiveJoin>> joins = [];
    private readonly Dictionary<Draft, int> moves = [];
    private int made;

    public DraftNet(Net net)
    {
        start = [.. net.Start];
        (Played, Moved) = (net.Played, net.Moved);
        foreach (var place in net.Places) AddPlace(place);
        var copies = net.Moves.Select(move => move.Join).OfType<InclusiveJoin>().Distinct().ToDictionary(join => join, join => join.Copy());
        foreach (var join in copies.Values)
            foreach (var place in join.Incoming.Concat(join.Upstream.SelectMany(upstream => upstream))) joins[place].Add(join);
        foreach (var move in net.Moves) Add(Draft.Of(move, move.Join is null ? null : copies[move.Join]));
        Joins = [.. copies.Values];
    }

    public List<InclusiveJoin> Joins { get; }
    public IReadOnlyList<Place> Places => places;
    public IReadOnlyList<byte> Start => start;
    public Way Played { get; set; }
    public Way Moved { get; set; }

    public IReadOnlyCollection<Draft> Takers(int place) => takers[place];
    public IReadOnlyCollection<Draft> Putters(int place) => putters[place];
    public IReadOnlyCollection<Draft> Clearers(int place) => clearers[place];
    public IReadOnlyCollection<Draft> Emptiers(int place) => emptiers[place];

    public bool IsCounter(int place) => places[place].Kind == PlaceKind.Counter;

    public int AddPlace(Place place)
    {
        places.Add(place);
        if (start.Count < places.Count) start.Add(0);
        foreach (var index in (List<HashSet<Draft>>[])[takers, putters, clearers, emptiers]) index.Add([]);
        joins.Add([]);
        return places.Count - 1;
    }

    public void Add(Draft move)
    {
        moves[move] = made++;
        Index(move, (index, place) => index[place].Add(move));
    }

    public void Remove(Draft move)
    {
        moves.Remove(move);
        Index(move, (index, place) => index[place].Remove(move));
    }

    public void Replace(Draft move, Draft other)
    {
        Remove(move);
        Add(other);
    }

    public void SetStart(int place, int tokens) => start[place] = (byte)tokens;

    /// <summary>Whether a place and another are cleared, and another asked to be empty, by the same moves.</summary>
    public bool AreClearedAlike(int place, int other) => clearers[place].SetEquals(clearers[other]);

    /// <summary>Whether every inclusive join sees a token at one place as it sees one at the other, or sees the other not at all.</summary>
    public bool IsSeenAlike(int place, int other) => joins[other].All(join => Seen(join, other) is var seen && (seen.Count == 0 || seen.SequenceEqual(Seen(join, place))));

    /// <summary>No move takes from, puts to or asks for the place any more.</summary>
    public void Forget(int place)
    {
        foreach (var move in clearers[place]) move.Clear.Remove(place);
        foreach (var move in emptiers[place]) move.Empty.Remove(place);
        clearers[place].Clear();
        emptiers[place].Clear();
    }

    public void AddClearing(IEnumerable<Draft> clearing, int place)
    {
        foreach (var move in clearing)
            if (move.Clear.Add(place)) clearers[place].Add(move);
    }

    /// <summary>A flow comes to a join no longer; a join with one flow left is none.</summary>
    public void Drop(InclusiveJoin join, int flow)
    {
        var at = join.Incoming.IndexOf(flow);
        join.Incoming.RemoveAt(at);
        join.Upstream.RemoveAt(at);
        foreach (var move in takers[flow].Where(move => move.Join == join).ToList()) takers[flow].Remove(move);
        if (join.Incoming.Count > 1) return;
        foreach (var move in takers[join.Incoming[0]].Where(move => move.Join == join).ToList())
        {
            move.Join = null;
            move.Take.Add(join.Incoming[0]);
        }
        foreach (var seen in joins) seen.Remove(join);
        Joins.Remove(join);
    }

    public Net Finish() => new([.. places], [.. moves.OrderBy(move => move.Value).Select(move => move.Key.Finish())], [.. start]) { Played = Played, Moved = Moved };

    /// <summary>The flows of a join that a token at a place can come to it by.</summary>
    private static List<int> Seen(InclusiveJoin join, int place) =>
        join.Incoming.Contains(place) ? [place] : [.. join.Incoming.Where((_, flow) => join.Upstream[flow].Contains(place))];

    private void Index(Draft move, Action<List<HashSet<Draft>>, int> change)
    {
        foreach (var place in move.Inputs) change(takers, place);
        foreach (var place in move.Outputs) change(putters, place);
        foreach (var place in move.Clear) change(clearers, place);
        foreach (var place in move.Empty) change(emptiers, place);
    }
}
