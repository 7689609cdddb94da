using WorkflowHub.Engine.Running;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A signal was given: everything in the case that listens for it goes on. Quiet when nothing does.</summary>
/// <param name="Data">What it carries; becomes data as what listens for it says.</param>
public sealed record ReceiveSignal(string Name, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (!run.Case.Subscriptions.Any(subscription => subscription.Kind == State.Subscription.Signal && subscription.Name == Name)) return null;
        run.Signal(Name, Data, inside: false);
        return null;
    }
}
