using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>What follows when the step to which somebody returned the case is done.</summary>
internal static class Correcting
{
    /// <summary>
    /// The case goes straight back: what the return had taken away stands there again, each step with a new round. When a branch that
    /// a join had counted has been opened again meanwhile, the correction goes by its flows and the join waits for both.
    /// </summary>
    /// <returns>Whether it went straight back.</returns>
    public static bool GoStraightBack(this Run run, Token token, Correction correction)
    {
        var level = token;
        for (var up = correction.Levels; up > 0; up--) level = run.Case.Tokens.Numbered(level.Scope)!;
        var region = run.ElementOf(level);
        if (Counted(run, level.Scope, region, correction) is not { } counted) return false;

        run.Leave(token, []);
        foreach (var other in Returning.Behind(run, level.Scope, region.Body.Regions.Behind(region)).Union(counted)) run.Cancel(other, "the correction is made");
        foreach (var position in correction.Positions) Restore(run, position, level.Scope);
        return true;
    }

    /// <summary>What waits at joins for branches that had been counted; null when one of those branches is open again.</summary>
    private static List<Token>? Counted(Run run, int scope, Element region, Correction correction)
    {
        var counted = new List<Token>();
        foreach (var id in correction.Carried)
        {
            var flow = region.Body.Flows.First(flow => flow.Id == id);
            var waiting = run.Case.Tokens.FirstOrDefault(token => token.Scope == scope && token.Element == flow.Target.Id && token.Flow == id);
            if (waiting is not null) counted.Add(waiting);
            else if (flow.Target is ParallelGateway or ComplexGateway || Returning.IsComing(run, scope, flow, region.Body.Regions.Before(region))) return null;
        }
        return counted;
    }

    /// <summary>Steps that sent the case to another branch go on when the step there is done, or gone.</summary>
    /// <returns>Whether any did.</returns>
    public static bool ReleaseHeld(this Run run)
    {
        var any = false;
        foreach (var token in run.Case.Tokens)
        {
            if (token.HeldUntil is not { } until || run.Case.Tokens.Numbered(until) is not null) continue;
            run.Emit(new StepResumed(token.Number, token.Element) { At = run.At, By = run.By });
            run.OpenRoundOf(run.Case.Tokens.Numbered(token.Number)!);
            any = true;
        }
        return any;
    }

    private static void Restore(Run run, Position position, int scope)
    {
        var element = run.Procedure.Element(position.Element);
        var token = run.Place(element, scope, element.Incoming.FirstOrDefault(flow => flow.Id == position.Flow));
        if (position.Correction is { } waited) run.Emit(new CorrectionAwaited(token.Number, waited) { At = run.At, By = run.By });
        // Each instance that is placed is counted as begun.
        if ((position.Locals ?? (object?)position.Loop ?? position.Instance) is not null)
            run.Emit(new TokenRestored(token.Number, token.Element, position.Locals, position.Loop is { } loop ? loop with { Begun = loop.Begun - position.Inside.Length } : null, position.Instance) { At = run.At, By = run.By });
        if (position.Came is { } came) run.Emit(new JoinStarted(token.Number, token.Element, came, []) { At = run.At, By = run.By });
        token = run.Case.Tokens.Numbered(token.Number)!;
        if (element is Activity activity && (position.Loop is not null || (element is SubProcess && !activity.IsWhole(token))))
        {
            if (element is EventSubProcess { BegunBy.Interrupts: true }) run.StopListening(scope);
            activity.Open(run, token);
            foreach (var inner in position.Inside) Restore(run, inner, token.Number);
            if (position is { Loop: not null, Inside.IsEmpty: true }) activity.Recount(run, token);
            run.Touch(token.Number);
        }
        else if (!element.Joins && position.Waits is null)
        {
            element.Reenter(run, token);
        }
    }
}
