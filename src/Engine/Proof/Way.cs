namespace WorkflowHub.Engine.Proof;

/// <param name="Move">A move of the whole net, by its number.</param>
/// <param name="Chosen">Which of its choices are taken, a bit for each.</param>
internal readonly record struct Played(int Move, ulong Chosen);

/// <summary>Moves of the whole net one after another. Ways are shared: joining two costs nothing.</summary>
internal sealed class Way
{
    public static readonly Way None = new(null, null, default, 0);

    private readonly Way? first;
    private readonly Way? then;
    private readonly Played played;

    private Way(Way? first, Way? then, Played played, long length) => (this.first, this.then, this.played, Length) = (first, then, played, length);

    public long Length { get; }

    public static Way Of(int move, ulong chosen = 0) => new(null, null, new Played(move, chosen), 1);

    public Way Then(Way next) => Length == 0 ? next : next.Length == 0 ? this : new Way(this, next, default, Length + next.Length);

    public Way OrShorter(Way other) => other.Length < Length ? other : this;

    /// <summary>The moves in order.</summary>
    public List<Played> ToList()
    {
        var list = new List<Played>();
        var open = new Stack<Way>([this]);
        while (open.TryPop(out var way))
        {
            if (way.first is null)
            {
                if (way.Length > 0) list.Add(way.played);
                continue;
            }
            open.Push(way.then!);
            open.Push(way.first);
        }
        return list;
    }

    /// <summary>Adds the number of each move in it.</summary>
    /// <param name="seen">Ways that are in there already.</param>
    public void AddTo(HashSet<int> moves, HashSet<Way> seen)
    {
        var open = new Stack<Way>([this]);
        while (open.TryPop(out var way))
        {
            if (way.Length == 0 || !seen.Add(way)) continue;
            if (way.first is null)
            {
                moves.Add(way.played.Move);
                continue;
            }
            open.Push(way.first);
            open.Push(way.then!);
        }
    }
}
