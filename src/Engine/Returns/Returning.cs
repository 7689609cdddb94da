using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>
/// Carries a case back. In the innermost container that holds both ends, what is active behind the target is taken away and nothing
/// else; a join that had been passed finds the branches again that it had already counted.
/// </summary>
internal static class Returning
{
    public static void Return(this Run run, OpenRound round, Element target, AfterReturn then)
    {
        var source = run.Case.Tokens.Numbered(round.Token)!;
        run.UndecidedAs = RoundClosed.Superseded;
        RoundLife.Close(run, round, RoundClosed.Returned, "sent back");

        var (scope, body) = CommonBody(run, source, target);
        var from = AtScope(run, source, scope);
        var to = body.Holding(target)!;
        var behind = body.Regions.Behind(to, body.Regions.EntryOf(run.ElementOf(from), to));
        var beside = !behind.Contains(run.ElementOf(from));
        var gone = GoneFrom(run, scope, behind, to == target ? null : to);
        var positions = then == AfterReturn.StraightBack && !beside ? gone.Select(token => Remember(run, token)).ToImmutableArray() : [];
        foreach (var token in gone) run.Cancel(token, token == from ? "sent back" : "superseded by a return");

        var placed = new List<int>();
        var standing = Descend(run, target, to, scope, behind, placed);
        if (!positions.IsEmpty)
            run.Emit(new CorrectionAwaited(standing.Number, new Correction(round.Step, scope, positions, [.. placed.Where(number => number != standing.Number)])) { At = run.At, By = run.By });
        if (beside) run.Emit(new StepHeld(source.Number, round.Step, standing.Number) { At = run.At, By = run.By });
        target.Enter(run, run.Case.Tokens.Numbered(standing.Number)!);
    }

    private static (int Scope, Body Body) CommonBody(Run run, Token source, Element target)
    {
        var (token, body) = (source, run.ElementOf(source).Body);
        while (body.Holding(target) is null) (token, body) = (run.Case.Tokens.Numbered(token.Scope)!, body.Owner!.Body);
        return (token.Scope, body);
    }

    private static Token AtScope(Run run, Token token, int scope)
    {
        while (token.Scope != scope) token = run.Case.Tokens.Numbered(token.Scope)!;
        return token;
    }

    /// <summary>The tokens behind the target, but for a container that holds it and is still active: that one is gone into.</summary>
    private static List<Token> GoneFrom(Run run, int scope, HashSet<Element> behind, Element? container) =>
        [.. run.Case.Tokens.Where(token => token.Scope == scope && token.Element != container?.Id && IsBehind(run, token, behind))];

    /// <summary>A token that waits at a join belongs to the branch it came by.</summary>
    private static bool IsBehind(Run run, Token token, HashSet<Element> behind)
    {
        var element = run.ElementOf(token);
        if (!behind.Contains(element)) return false;
        return !element.Joins || element.Incoming.FirstOrDefault(flow => flow.Id == token.Flow) is not { } by || behind.Contains(by.Source);
    }

    /// <summary>Puts a token on the target, going into the containers around it without beginning their work.</summary>
    private static Token Descend(Run run, Element target, Element at, int scope, HashSet<Element> behind, List<int> placed)
    {
        var kept = at == target ? null : run.Case.Tokens.FirstOrDefault(token => token.Scope == scope && token.Element == at.Id);
        if (kept is null)
        {
            var number = run.Place(at, scope, null);
            placed.Add(number);
            kept = run.Case.Tokens.Numbered(number)!;
            if (at != target) ((SubProcess)at).Open(run, kept);
        }
        foreach (var flow in Counted(run, scope, behind)) placed.Add(run.Place(flow.Target, scope, flow));
        if (at == target) return kept;

        var inside = ((SubProcess)at).Inside;
        var next = inside.Holding(target)!;
        var within = inside.Regions.Behind(next, null);
        foreach (var token in GoneFrom(run, kept.Number, within, next == target ? null : next)) run.Cancel(token, "superseded by a return");
        return Descend(run, target, next, kept.Number, within, []);
    }

    /// <summary>
    /// Flows into joins behind the target whose branches do not run again and have nothing left on the way: they are finished, and
    /// the join, which had counted them, must not wait for them.
    /// </summary>
    private static List<Flow> Counted(Run run, int scope, HashSet<Element> behind)
    {
        var counted = new List<Flow>();
        foreach (var join in behind.Where(element => element is ParallelGateway && element.Joins).OrderBy(element => element.Body.Elements.IndexOf(element)))
            foreach (var flow in join.Incoming)
                if (!behind.Contains(flow.Source) && !IsAwaited(run, scope, flow, join)) counted.Add(flow);
        return counted;
    }

    private static bool IsAwaited(Run run, int scope, Flow flow, Element join)
    {
        var upstream = Upstream(flow, join);
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && (token.Element == join.Id ? token.Flow == flow.Id : upstream.Contains(run.ElementOf(token)))) return true;
        return false;
    }

    /// <summary>What can lead to a flow without passing its join.</summary>
    private static HashSet<Element> Upstream(Flow flow, Element join)
    {
        var found = new HashSet<Element>();
        var open = new Stack<Element>([flow.Source]);
        while (open.TryPop(out var element))
        {
            if (element == join || !found.Add(element)) continue;
            foreach (var before in element.Before) open.Push(before);
        }
        return found;
    }

    private static Position Remember(Run run, Token token) => new(
        token.Element,
        token.Flow,
        [.. run.Case.Tokens.Where(inner => inner.Scope == token.Number).Select(inner => Remember(run, inner))],
        token.Correction);
}
