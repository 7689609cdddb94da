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
        var carried = new List<Token>();
        foreach (var flow in correction.Carried)
        {
            if (run.Case.Tokens.FirstOrDefault(waiting => waiting.Scope == level.Scope && waiting.Flow == flow && run.ElementOf(waiting).Joins) is not { } counted) return false;
            carried.Add(counted);
        }

        run.Leave(token, []);
        var region = run.ElementOf(level);
        foreach (var other in Returning.Behind(run, level.Scope, region.Body.Regions.Behind(region)).Union(carried)) run.Cancel(other, "the correction is made");
        foreach (var position in correction.Positions) Restore(run, position, level.Scope);
        return true;
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
        token = run.Case.Tokens.Numbered(token.Number)!;
        if (element is SubProcess container)
        {
            container.Open(run, token);
            foreach (var inner in position.Inside) Restore(run, inner, token.Number);
            run.Touch(token.Number);
        }
        else if (!element.Joins)
        {
            element.Enter(run, token);
        }
    }
}
