using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A sub-process that is completed, given up or fails (BPMN 2.0.2, 10.7 and 13.5.5). Given up, everything that was done in it is compensated before it is left by its cancel
/// event; an error leaves it as it leaves any sub-process, without compensation.
/// </summary>
internal sealed class Transaction(XmlPart part, ModelReader reader, BodyReader bodies) : SubProcess(part, reader, bodies)
{
    /// <summary>A cancel end event within has been reached.</summary>
    public void GiveUp(Run run, Token token, Element by)
    {
        if (token.Cancels) return;
        run.AskCompensationOfAll(token.Number, by);
        run.CancelInside(token.Number, $"cancelled by {by.Id}");
        run.Emit(new TransactionCancelled(token.Number, Id) { At = run.At, By = run.By });
    }

    public override void Complete(Run run, Token token)
    {
        if (token.Cancels) Border.First(boundary => boundary.Cancels).Trigger(run, run.Whole(token));
        else base.Complete(run, token);
    }

    public override void Check(ModelReader checker)
    {
        base.Check(checker);
        if (Ends(Inside).Any(end => end.Cancels) && !Border.Exists(boundary => boundary.Cancels))
            checker.Problem("bpmn.cancel-boundary", Part, $"Transaction '{Id}' can be cancelled: a cancel event on its border was expected.");
    }

    private static IEnumerable<EndEvent> Ends(Body body) =>
        body.Elements.OfType<EndEvent>().Concat(body.Elements.OfType<SubProcess>().Where(inner => inner is not Transaction).SelectMany(inner => Ends(inner.Inside)));
}
