using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
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
    public static void Return(this Run run, OpenRound round, Element target, ReturnTarget how)
    {
        var source = run.Case.Tokens.Numbered(round.Token)!;
        run.UndecidedAs = RoundClosed.Superseded;
        RoundLife.Close(run, round, RoundClosed.Returned, "sent back");
        run.Reenter(source, round.Step, target, how);
    }

    /// <summary>A step whose decision was taken back is taken up again; what had followed from it goes.</summary>
    /// <param name="source">A token behind the step.</param>
    public static void TakeUpAgain(this Run run, Token source, Element step)
    {
        run.UndecidedAs = RoundClosed.Superseded;
        run.Reenter(source, step.Id, step, new ReturnTarget(step.Id, AfterReturn.RunAgain));
    }

    private static void Reenter(this Run run, Token source, string fromStep, Element target, ReturnTarget how)
    {
        var (scope, from, to) = CommonLevel(run, source, target);
        var regions = to.Body.Regions;
        var behind = regions.Behind(to);
        var active = to == target ? null : run.Case.Tokens.FirstOrDefault(token => token.Scope == scope && token.Element == to.Id);
        var handler = run.ElementOf(from) is EventSubProcess { BegunBy.Interrupts: true } interrupting && interrupting != to ? from : null;
        var beside = handler is null && (active is not null || !behind.Contains(run.ElementOf(from)));
        var gone = active is null ? Behind(run, scope, behind) : [];
        if (handler is not null) gone.Add(handler);
        var positions = how.Then == AfterReturn.StraightBack && !beside ? gone.Select(token => Remember(run, token)).ToImmutableArray() : [];
        if (how.Then == AfterReturn.ChangedOnly) run.KeepDecisions(fromStep, target);
        if (how.KeepsBranches && how.Then != AfterReturn.StraightBack && to == target) run.KeepBranches(fromStep, scope, gone);
        if (how.Compensates) run.AskCompensationBehind(scope, run.ElementOf(source), behind, gone);
        foreach (var token in gone) run.Cancel(token, token == from ? "sent back" : "superseded by a return");

        // Out of what had interrupted the container: it goes on as before, and may be interrupted again.
        if (handler is not null) run.Listen(to.Body, scope);
        var carried = active is null ? PlaceCounted(run, scope, behind, regions.Before(to)) : [];
        var standing = Descend(run, target, to, scope, active);
        if (!positions.IsEmpty)
            run.Emit(new CorrectionAwaited(standing.Number, new Correction(fromStep, LevelsTo(run, standing, scope), positions, carried)) { At = run.At, By = run.By });
        if (beside) run.Emit(new StepHeld(source.Number, fromStep, standing.Number) { At = run.At, By = run.By });
        target.Reenter(run, run.Case.Tokens.Numbered(standing.Number)!);
    }

    /// <summary>
    /// Whether the target lies before where the case stands: not when some token is still on its way to it, as after a loop or a
    /// return, and not when one has gone another way of a choice. What was decided in an earlier passing stands for that passing alone.
    /// </summary>
    public static bool IsPassed(Run run, Token source, Element target)
    {
        var (scope, _, to) = CommonLevel(run, source, target);
        while (true)
        {
            foreach (var token in run.Case.Tokens)
                if (token.Scope == scope && !token.Listens && token.Undoes is null && token.Element != to.Id && !to.Body.Regions.IsPast(to, run.ElementOf(token))) return false;
            if (to == target) return true;
            var container = run.Case.Tokens.FirstOrDefault(token => token.Scope == scope && token.Element == to.Id);
            if (((SubProcess)to).IsLooped)
            {
                var instance = container is null ? null : Instances.Active(run, container, target);
                if (instance is null) return Instances.CanReopen(run, to, container, target);
                container = instance;
            }
            if (container is null) return Instances.Between(to, target) == 0 || Instances.CanReopen(run, to, container, target);
            scope = container.Number;
            to = ((SubProcess)to).Inside.Holding(target)!;
        }
    }

    /// <summary>The innermost scope that holds both ends, and what stands for each of them there.</summary>
    private static (int Scope, Token From, Element To) CommonLevel(Run run, Token source, Element target)
    {
        // What stands for an instance among its neighbours is the activity as a whole.
        for (var token = run.Whole(source); ; token = run.Whole(run.Around(token)!))
            if (run.ElementOf(token).Body.Holding(target) is { } to) return (token.Scope, token, to);
    }

    private static int LevelsTo(Run run, Token token, int scope)
    {
        var levels = 0;
        for (; token.Scope != scope; levels++) token = run.Case.Tokens.Numbered(token.Scope)!;
        return levels;
    }

    public static List<Token> Behind(Run run, int scope, HashSet<Element> behind) =>
        [.. run.Case.Tokens.Where(token => token.Scope == scope && token.Undoes is null && IsBehind(run, token, behind))];

    /// <summary>A token that waits at a join belongs to the branch it came by.</summary>
    private static bool IsBehind(Run run, Token token, HashSet<Element> behind)
    {
        var element = run.ElementOf(token);
        if (!behind.Contains(element)) return false;
        // One that has started already must not swallow what comes by the branch that is opened again.
        if (token.Came is not null) return true;
        return !element.Joins || element.Incoming.FirstOrDefault(flow => flow.Id == token.Flow) is not { } by || behind.Contains(by.Source);
    }

    /// <summary>Puts a token on the target, going into the containers around it without beginning their work.</summary>
    /// <param name="active">A token of the container that is still active: it is gone into, and stays.</param>
    private static Token Descend(Run run, Element target, Element at, int scope, Token? active)
    {
        var token = active ?? run.Place(at, scope, null);
        if (at == target) return token;

        var container = (SubProcess)at;
        if (active is null) container.Open(run, token);
        if (container.IsWhole(token)) token = Instances.Into(run, token, container, target);
        var next = container.Inside.Holding(target)!;
        var within = container.Inside.Regions.Behind(next);
        var further = next == target ? null : run.Case.Tokens.FirstOrDefault(inner => inner.Scope == token.Number && inner.Element == next.Id);
        if (further is null)
        {
            foreach (var inner in Behind(run, token.Number, within)) run.Cancel(inner, "superseded by a return");
            PlaceCounted(run, token.Number, within, container.Inside.Regions.Before(next));
        }
        return Descend(run, target, next, token.Number, further);
    }

    private static ImmutableArray<string> PlaceCounted(Run run, int scope, HashSet<Element> behind, HashSet<Element> before)
    {
        var counted = Counted(run, scope, behind, before);
        // An inclusive join does not wait for what cannot come: it needs no token, only to be known as passed.
        foreach (var flow in counted)
            if (flow.Target is ParallelGateway or ComplexGateway) run.Place(flow.Target, scope, flow);
        return [.. counted.Select(flow => flow.Id)];
    }

    /// <summary>
    /// Flows into joins behind the target whose branches do not run again and have nothing left on the way: they are finished, and
    /// the join, which had counted them, must not wait for them.
    /// </summary>
    private static List<Flow> Counted(Run run, int scope, HashSet<Element> behind, HashSet<Element> before)
    {
        var counted = new List<Flow>();
        foreach (var join in behind.Where(element => element.Joins).OrderBy(element => element.Body.Elements.IndexOf(element)))
            foreach (var flow in join.Incoming)
                if (!behind.Contains(flow.Source) && !IsAwaited(run, scope, flow, join, before)) counted.Add(flow);
        return counted;
    }

    private static bool IsAwaited(Run run, int scope, Flow flow, Element join, HashSet<Element> before)
    {
        var upstream = Upstream(flow, join, before);
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && (token.Element == join.Id ? token.Flow == flow.Id : upstream.Contains(run.ElementOf(token)))) return true;
        return false;
    }

    /// <summary>Whether a token is on its way to a join by a flow.</summary>
    public static bool IsComing(Run run, int scope, Flow flow, HashSet<Element> before)
    {
        var upstream = Upstream(flow, flow.Target, before);
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && upstream.Contains(run.ElementOf(token))) return true;
        return false;
    }

    /// <summary>What can lead to a flow without passing its join or what lies before the target.</summary>
    private static HashSet<Element> Upstream(Flow flow, Element join, HashSet<Element> before)
    {
        var found = new HashSet<Element>();
        var open = new Stack<Element>([flow.Source]);
        while (open.TryPop(out var element))
        {
            if (element == join || before.Contains(element) || !found.Add(element)) continue;
            foreach (var source in element.Before) open.Push(source);
        }
        return found;
    }

    private static Position Remember(Run run, Token token) => new(
        token.Element,
        token.Flow,
        [.. run.Case.Tokens.Where(inner => inner.Scope == token.Number && !inner.Listens && inner.Undoes is null).Select(inner => Remember(run, inner))],
        token.Correction,
        token.Came)
    {
        Locals = token.Locals,
        Loop = token.Loop,
        Instance = token.Instance,
        Waits = run.ElementOf(token) is Activity activity && activity.Gathers(token) ? true : null,
    };
}
