using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof.Reduction;

/// <summary>A move while its net is being reduced.</summary>
internal sealed class Draft
{
    public required Node Node { get; init; }
    public required List<int> Take { get; init; }
    public required List<int> Put { get; init; }
    public List<Choice> Any { get; init; } = [];
    public bool OrNone { get; init; }
    public HashSet<int> Clear { get; init; } = [];
    public HashSet<int> Empty { get; init; } = [];
    public InclusiveJoin? Join { get; set; }
    public Way Way { get; set; } = Way.None;
    public int Chooser { get; init; }
    public Way After { get; set; } = Way.None;
    public Way Moved { get; set; } = Way.None;

    /// <summary>Whether nothing but its tokens is asked for.</summary>
    public bool IsPlain => Join is null && Empty.Count == 0;

    public IEnumerable<int> Outputs => Put.Concat(Any.SelectMany(choice => choice.Put));

    public IEnumerable<int> Inputs => Join is { } join ? Take.Concat(join.Incoming) : Take;

    public static Draft Of(Move move, InclusiveJoin? join) => new()
    {
        Node = move.Node, Take = [.. move.Take], Put = [.. move.Put], Any = [.. move.Any], OrNone = move.OrNone, Clear = [.. move.Clear], Empty = [.. move.Empty], Join = join,
        Way = move.Way, Chooser = move.Chooser, After = move.After, Moved = move.Moved,
    };

    public Move Finish() => new(Node, [.. Take], [.. Put])
    {
        Any = [.. Any], OrNone = OrNone, Clear = [.. Clear], Empty = [.. Empty], Join = Join, Way = Way, Chooser = Chooser, After = After, Moved = Moved,
    };

    /// <summary>The same with other outputs. One choice alone is none.</summary>
    public Draft With(List<int> put, List<Choice> any)
    {
        var alone = any.Count == 1 && !OrNone;
        return new Draft
        {
            Node = Node, Take = Take, Join = Join, Clear = Clear, Empty = Empty, Moved = Moved,
            Put = alone ? [.. put, .. any[0].Put] : put, Any = alone ? [] : any, OrNone = OrNone, Chooser = Chooser,
            Way = alone ? Way.Then(Way.Of(Chooser, 1UL << any[0].Bit)).Then(any[0].Way).Then(After) : Way, After = alone ? Way.None : After,
        };
    }
}
