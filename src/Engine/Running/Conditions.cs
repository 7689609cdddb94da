using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>Conditions that events wait for, judged between any two moves when data have changed.</summary>
internal static class Conditions
{
    /// <summary>Each condition that has become true is acted on; one that was acted on and is true no longer may become true again.</summary>
    public static void JudgeConditions(this Run run)
    {
        while (run.DataMoved && run.Case.IsActive)
        {
            run.DataMoved = false;
            foreach (var subscription in run.Case.Subscriptions)
                if (subscription.Kind == Subscription.Condition && run.Case.Subscriptions.Numbered(subscription.Number) is { } open) Judge(run, open);
        }
    }

    private static void Judge(Run run, Subscription subscription)
    {
        var condition = (ConditionDefinition)run.DefinitionOf(subscription);
        var holds = condition.Holds(run, run.Case.Tokens.Numbered(subscription.Token)!);
        if (holds && !subscription.Spent) run.Meet(subscription);
        else if (!holds && subscription.Spent) run.Emit(new ConditionLapsed(subscription.Number, subscription.Element) { At = run.At, By = run.By });
    }
}
