using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>Joins that wait for what can still come go on once nothing else moves: only then is it known what can still come.</summary>
internal static class Joining
{
    /// <returns>Whether one did.</returns>
    public static bool OpenJoin(this Run run)
    {
        Token? oldest = null;
        foreach (var token in run.Case.Tokens)
        {
            if (run.ElementOf(token) is not RestingJoin { Joins: true } join || run.HasIncident(token)) continue;
            oldest ??= token;
            if (!join.IsComplete(run, token.Scope)) continue;
            join.GoOn(run, token.Scope);
            return true;
        }
        // Joins that wait for each other alone would wait for ever: the one that has waited longest goes on.
        if (oldest is null || IsAwaiting(run.Case)) return false;
        ((RestingJoin)run.ElementOf(oldest)).GoOnAlone(run, oldest.Scope);
        return true;
    }

    private static bool IsAwaiting(Case @case) => !(@case.Tasks.IsEmpty && @case.Jobs.IsEmpty && @case.Timers.IsEmpty && @case.Subscriptions.IsEmpty && @case.Incidents.IsEmpty);
}
