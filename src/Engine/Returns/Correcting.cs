using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>What follows when the step to which somebody returned the case is done.</summary>
internal static class Correcting
{
    /// <summary>The case goes straight back: what the return had taken away stands there again, each step with a new round.</summary>
    public static void GoStraightBack(this Run run, Token token, Correction correction)
    {
        var level = token;
        for (var up = correction.Levels; up > 0; up--) level = run.Case.Tokens.Numbered(level.Scope)!;
        run.Leave(token, []);
        var behind = RegionOf(run, run.ElementOf(level), correction);
        foreach (var other in run.Case.Tokens)
            if (other.Scope == level.Scope && behind.Contains(run.ElementOf(other)) && run.Case.Tokens.Numbered(other.Number) is { } live) run.Cancel(live, "the correction is made");
        foreach (var position in correction.Positions) Restore(run, position, level.Scope);
    }

    /// <summary>What the return had entered anew, worked out again: everything in it gives way to what stood there before.</summary>
    private static HashSet<Element> RegionOf(Run run, Element to, Correction correction)
    {
        var entry = to;
        foreach (var position in correction.Positions)
            if (entry is not null) entry = to.Body.Regions.EntryOf(entry, run.Procedure.Element(position.Element));
        return to.Body.Regions.Behind(to, entry);
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
