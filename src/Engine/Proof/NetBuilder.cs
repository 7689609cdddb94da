using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>Builds the net of a file: a place for each sequence flow, each activity under way and each message under way.</summary>
internal sealed class NetBuilder
{
    /// <summary>Choices are kept as the bits of a number.</summary>
    public const int MostChoices = 63;

    private readonly Dictionary<(string Kind, string Id), int> numbers = [];
    private readonly List<Place> places = [];
    private readonly List<Move> moves = [];
    private readonly List<int> marked = [];
    private readonly List<(int Move, Node Scope)> terminations = [];
    private readonly List<Node> unknown = [];
    private readonly BpmnModel model;

    private NetBuilder(BpmnModel model) => this.model = model;

    /// <param name="unknown">Elements whose moves are not known: the net says nothing then.</param>
    public static Net Build(BpmnModel model, out IReadOnlyList<Node> unknown)
    {
        var builder = new NetBuilder(model);
        foreach (var process in model.Of("process")) new ScopeNet(builder, process).Build();
        unknown = builder.unknown;
        return builder.Finish();
    }

    /// <summary>The place of a kind at an element; made when first asked for.</summary>
    public int Place(string kind, string id, Func<Place> made)
    {
        if (numbers.TryGetValue((kind, id), out var known)) return known;
        places.Add(made());
        return numbers[(kind, id)] = places.Count - 1;
    }

    /// <summary>Where control stands in a container.</summary>
    public int Standing(string kind, Node node, Node? scope = null) =>
        Place(kind, node.Id ?? "", () => new Place(node.Id ?? "", PlaceKind.Token, (scope ?? node.Parent)?.Id, Stands: true));

    public int Flow(Node flow) => Standing("flow", flow);

    /// <summary>Says that an event of the border or of an event sub-process still listens.</summary>
    public int Armed(Node node) => Place("armed", node.Id ?? "", () => new Place(node.Id ?? "", PlaceKind.Armed));

    /// <summary>What was thrown and its catcher has not dealt with yet.</summary>
    public int Raised(Node catcher) => Place("raised", catcher.Id ?? "", () => new Place(catcher.Id ?? "", PlaceKind.Token, catcher.Parent?.Id));

    public int Reached(Node end) => Place("end", end.Id ?? "", () => new Place(end.Id ?? "", PlaceKind.Counter, Counts: FlawKind.ImproperCompletion));

    public void Mark(int place) => marked.Add(place);

    public void Add(Move move) => moves.Add(move);

    /// <summary>A move that takes away all control in a container.</summary>
    public void AddTermination(Move move, Node scope)
    {
        terminations.Add((moves.Count, scope));
        moves.Add(move);
    }

    public void DoesNotKnow(Node node) => unknown.Add(node);

    public IEnumerable<Node> Incoming(Node node) => model.Naming(node, "sequenceFlow", "targetRef");
    public IEnumerable<Node> Outgoing(Node node) => model.Naming(node, "sequenceFlow", "sourceRef");
    public IEnumerable<Node> Border(Node node) => model.Naming(node, "boundaryEvent", "attachedToRef").Where(boundary => boundary.Parent == node.Parent);

    /// <summary>Messages that another process of the file sends to an element; without any the world may send at any time.</summary>
    public int[] Awaited(Node node) => [.. model.Naming(node, "messageFlow", "targetRef").Where(flow => flow.Target("sourceRef")?.Process is not null).Select(Message)];

    public int[] Sent(Node node) => [.. model.Naming(node, "messageFlow", "sourceRef").Select(Message)];

    private int Message(Node flow) => Place("message", flow.Id ?? "", () => new Place(flow.Id ?? "", PlaceKind.Message));

    private Net Finish()
    {
        foreach (var (move, scope) in terminations) moves[move] = moves[move] with { Clear = [.. Within(scope)] };
        JoinThrowsToCatchers();
        var start = new byte[places.Count];
        foreach (var place in marked) start[place]++;
        new Upstreams(places, moves).Fill();
        return new Net([.. places], [.. moves.Select((move, at) => move.Any.Length > 0 ? move with { Chooser = at, Moved = Way.Of(at) } : move with { Way = Way.Of(at), Moved = Way.Of(at) })], start);
    }

    /// <summary>What is thrown is caught in the same moment: nothing comes between.</summary>
    private void JoinThrowsToCatchers()
    {
        foreach (var raised in numbers.Where(number => number.Key.Kind == "raised").Select(number => number.Value))
        {
            var catching = moves.FindAll(move => move.Take.Contains(raised));
            var throwing = moves.FindAll(move => move.Put.Contains(raised));
            moves.RemoveAll(move => catching.Contains(move) || throwing.Contains(move));
            foreach (var thrown in throwing) moves.AddRange(catching.Select(caught => Caught(thrown, caught, raised)));
        }
    }

    private static Move Caught(Move thrown, Move caught, int raised) => thrown with
    {
        Catcher = caught.Node,
        Take = [.. thrown.Take, .. caught.Take.Where(place => place != raised)],
        Put = [.. thrown.Put.Where(place => place != raised && !caught.Clear.Contains(place)), .. caught.Put],
        Clear = caught.Clear,
    };

    private IEnumerable<int> Within(Node scope)
    {
        var scopes = new HashSet<string?> { scope.Id };
        AddScopes(scope, scopes);
        return Enumerable.Range(0, places.Count).Where(place => places[place].Kind == PlaceKind.Token && scopes.Contains(places[place].Scope));
    }

    private static void AddScopes(Node node, HashSet<string?> scopes)
    {
        foreach (var child in node.Children.Where(child => child.IsOne(Kinds.SubProcesses)))
        {
            scopes.Add(child.Id);
            AddScopes(child, scopes);
        }
    }
}
