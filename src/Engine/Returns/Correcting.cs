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
        run.Leave(token, []);
        foreach (var number in correction.Drop)
            if (run.Case.Tokens.Numbered(number) is { } placed) run.Cancel(placed, "the correction is made");
        foreach (var position in correction.Positions) Restore(run, position, correction.Scope);
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
        var number = run.Place(element, scope, element.Incoming.FirstOrDefault(flow => flow.Id == position.Flow));
        if (position.Correction is { } waited) run.Emit(new CorrectionAwaited(number, waited with { Drop = [] }) { At = run.At, By = run.By });
        var token = run.Case.Tokens.Numbered(number)!;
        if (element is SubProcess container)
        {
            container.Open(run, token);
            foreach (var inner in position.Inside) Restore(run, inner, number);
            run.Touch(number);
        }
        else if (!element.Joins)
        {
            element.Enter(run, token);
        }
    }
}
