using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>A person begins one of the activities of an ad-hoc sub-process, once more if it was begun before.</summary>
/// <param name="Activity">Id of the activity.</param>
public sealed record StartActivity(string Activity) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (Standing(run) is not var (token, container, activity)) return Refusal.Of("not-startable", $"'{Activity}' cannot be begun now: it stands in no ad-hoc sub-process that goes on.", ("activity", Activity));
        if (!container.Permitted(run.Case, run.Organisation).Any(person => person.Person == By))
            return Refusal.Of("not-permitted", $"{By} may not begin activities of '{container.Id}'.", ("step", container.Id), ("person", By));
        if (container.IsSequential && run.Case.Tokens.Any(inner => inner.Scope == token.Number && !inner.Listens))
            return Refusal.Of("one-at-a-time", $"In '{container.Id}' one activity is done after another: what goes on has to end first.", ("step", container.Id));

        container.Start(run, token, [activity]);
        return null;
    }

    private (Token, AdHocSubProcess, Element)? Standing(Run run)
    {
        foreach (var token in run.Case.Tokens)
            if (run.ElementOf(token) is AdHocSubProcess container && container.Choices.FirstOrDefault(choice => choice.Id == Activity) is { } activity && AdHocChoice.IsOpen(run.Case, token)) return (token, container, activity);
        return null;
    }
}
