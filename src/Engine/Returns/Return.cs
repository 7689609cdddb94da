using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Returns;

/// <summary>
/// Carries a case back. Within the innermost container that holds both ends, everything active that lies behind the target is taken
/// away, and nothing else; a join behind the target finds the finished branches that it had already counted.
/// </summary>
internal static class Return
{
    public static void Carry(Walk walk, Token source, Element target, AfterReturn then)
    {
        var (scope, container) = CommonScope(walk, source, target);
        var from = AtLevel(walk, source, scope);
        var to = AtLevel(target, container);
        var regions = container.Regions;
        var entry = regions.EntryOf(walk.ElementOf(from), to);
        var behind = regions.Behind(to, entry);
        var beside = !behind.Contains(walk.ElementOf(from));

        // A target within a container that is still active is reached inside it; its own token stays.
        var kept = to == target ? null : walk.Case.Tokens.FirstOrDefault(token => token.Scope == scope && token.Element == to.Id && token != from);
        var gone = walk.Case.Tokens.Where(token => token.Scope == scope && token != kept && (token == from || behind.Contains(walk.ElementOf(token)))).ToList();
        var resume = gone.Where(token => token == from || (then == AfterReturn.StraightBack && !beside)).Select(token => Remember(walk, token)).ToImmutableArray();
        foreach (var token in gone) walk.Cancel(token, token == from ? RoundClosed.Returned : RoundClosed.Superseded);

        var placed = new List<int>();
        var standing = Descend(walk, target, to, scope, kept, placed);
        foreach (var flow in Counted(walk, scope, behind, beside ? walk.ElementOf(from) : null)) placed.Add(walk.Place(flow.Target, scope, flow).Number);

        if (then == AfterReturn.StraightBack || beside)
            walk.Tell(new CorrectionAwaited(standing.Number, new Correction(source.Element, scope, resume, [.. beside ? [] : placed], beside)) { At = walk.At, By = walk.By });
        ((IStep)target).Ask(walk, standing);
    }

    private static (int Scope, Container Container) CommonScope(Walk walk, Token source, Element target)
    {
        for (var (token, container) = (source, walk.ElementOf(source).Container); ; token = walk.Token(token.Scope)!, container = container.Owner!.Container)
            if (container.Owner is null || AtLevelOrNull(target, container) is not null) return (token.Scope, container);
    }

    private static Token AtLevel(Walk walk, Token token, int scope)
    {
        while (token.Scope != scope) token = walk.Token(token.Scope)!;
        return token;
    }

    private static Element AtLevel(Element element, Container container) => AtLevelOrNull(element, container)!;

    private static Element? AtLevelOrNull(Element? element, Container container)
    {
        while (element is not null && element.Container != container) element = element.Container.Owner;
        return element;
    }

    /// <summary>Puts a token on the target, entering the containers around it without beginning their work.</summary>
    private static Token Descend(Walk walk, Element target, Element at, int scope, Token? kept, List<int> placed)
    {
        if (at == target)
        {
            var token = walk.Place(target, scope, null);
            placed.Add(token.Number);
            return token;
        }

        var inside = ((SubProcess)at).Inside;
        var next = AtLevel(target, inside);
        var behind = inside.Regions.Behind(next, null);
        if (kept is null)
        {
            kept = walk.Place(at, scope, null);
            placed.Add(kept.Number);
            ((SubProcess)at).Open(walk, kept);
        }
        else
        {
            foreach (var token in walk.Case.Tokens)
                if (token.Scope == kept.Number && walk.Token(token.Number) is not null && behind.Contains(walk.ElementOf(token))) walk.Cancel(token, RoundClosed.Superseded);
        }
        var standing = Descend(walk, target, next, kept.Number, null, []);
        foreach (var flow in Counted(walk, kept.Number, behind, null)) walk.Place(flow.Target, kept.Number, flow);
        return standing;
    }

    /// <summary>
    /// Flows into joins behind the target whose branches are not run again and have nothing left on the way: those branches are
    /// finished, so that the join must not wait for them.
    /// </summary>
    private static IEnumerable<Flow> Counted(Walk walk, int scope, HashSet<Element> behind, Element? parked)
    {
        foreach (var join in behind.OfType<ParallelGateway>().ToList())
        {
            foreach (var flow in join.Incoming)
            {
                if (behind.Contains(flow.Source)) continue;
                var upstream = Upstream(flow, join);
                var active = walk.Case.Tokens.Any(token => token.Scope == scope && (token.Flow == flow.Id && token.Element == join.Id || upstream.Contains(walk.ElementOf(token))));
                if (!active && (parked is null || !upstream.Contains(parked))) yield return flow;
            }
        }
    }

    /// <summary>What can still lead to a flow without passing its join.</summary>
    private static HashSet<Element> Upstream(Flow flow, Element join)
    {
        var found = new HashSet<Element>();
        var open = new Stack<Element>([flow.Source]);
        while (open.TryPop(out var element))
        {
            if (element == join || !found.Add(element)) continue;
            if (element is BoundaryTimer boundary) open.Push(boundary.Host);
            foreach (var incoming in element.Incoming) open.Push(incoming.Source);
        }
        return found;
    }

    private static Position Remember(Walk walk, Token token) => new(
        token.Element,
        token.Flow,
        [.. walk.Case.Tokens.Where(inner => inner.Scope == token.Number).Select(inner => Remember(walk, inner))],
        token.Correction);
}
