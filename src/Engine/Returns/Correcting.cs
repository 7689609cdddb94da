using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Returns;

/// <summary>What follows when the step that corrects is done.</summary>
internal static class Correcting
{
    /// <returns>True when the token has gone straight back and takes no flow of its own.</returns>
    public static bool GoBack(Walk walk, Token token)
    {
        if (token.Correction is not { } correction) return false;
        if (correction.Beside)
        {
            Resume(walk, correction);
            return false;
        }

        walk.Tell(new ElementLeft(token.Number, token.Element, []) { At = walk.At, By = walk.By });
        foreach (var number in correction.Drop)
            if (walk.Token(number) is { } positiond) walk.Cancel(positiond, RoundClosed.Superseded);
        Resume(walk, correction);
        return true;
    }

    /// <summary>The step that corrects was interrupted: a step in another branch that waited for it goes on, a way straight back is lost.</summary>
    public static void Interrupted(Walk walk, Token token)
    {
        if (token.Correction is { Beside: true } correction) Resume(walk, correction);
    }

    private static void Resume(Walk walk, Correction correction)
    {
        foreach (var position in correction.Positions) Restore(walk, position, correction.Scope);
    }

    private static void Restore(Walk walk, Position position, int scope)
    {
        var element = walk.Graph.Element(position.Element);
        var via = position.Flow is null ? null : element.Incoming.Find(flow => flow.Id == position.Flow);
        var token = walk.Place(element, scope, via);
        if (position.Correction is { } waited) walk.Tell(new CorrectionAwaited(token.Number, waited with { Drop = [] }) { At = walk.At, By = walk.By });

        switch (element)
        {
            case ParallelGateway: break;
            case SubProcess process:
                process.Open(walk, token);
                foreach (var inner in position.Inside) Restore(walk, inner, token.Number);
                break;
            // Corrected before, and asked to correct again.
            case StartEvent { Step: not null } start: start.Ask(walk, token); break;
            default: element.Enter(walk, token); break;
        }
    }
}
