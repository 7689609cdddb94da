using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine;

/// <summary>How tokens leave, end and are taken away: the same for every element.</summary>
internal static class Tokens
{
    /// <summary>The token goes on along these flows; along none it ends, and its scope with the last of them.</summary>
    public static void LeaveBy(this Walk walk, Token token, IReadOnlyCollection<Flow> flows)
    {
        walk.CloseWhatBelongsTo(token, RoundClosed.Cancelled);
        walk.Tell(new ElementLeft(token.Number, token.Element, [.. flows.Select(flow => flow.Id)]) { At = walk.At, By = walk.By });
        foreach (var flow in flows) walk.Send(flow.Target, token.Scope, flow);
        if (flows.Count == 0) walk.EndScopeIfEmpty(token.Scope);
    }

    /// <summary>When nothing is left in a scope, its container is done; when nothing is left in the process, the case is.</summary>
    public static void EndScopeIfEmpty(this Walk walk, int scope)
    {
        if (walk.IsExpected(scope) || walk.Case.Tokens.Any(token => token.Scope == scope)) return;
        if (scope == 0)
            walk.Tell(new CaseEnded(CaseStatus.Completed, null) { At = walk.At, By = walk.By });
        else if (walk.Token(scope) is { } container)
            walk.ElementOf(container).Leave(walk, container);
    }

    /// <summary>Takes a token away with all that it opened, its children first.</summary>
    /// <param name="reason">In a word, for the history; also the outcome of a round that was open.</param>
    public static void Cancel(this Walk walk, Token token, string reason)
    {
        walk.CancelInside(token, reason);
        walk.ElementOf(token).Cancel(walk, token);
        walk.CloseWhatBelongsTo(token, reason);
        walk.Tell(new ElementCancelled(token.Number, token.Element, reason) { At = walk.At, By = walk.By });
    }

    public static void CancelInside(this Walk walk, Token container, string reason)
    {
        foreach (var child in walk.Case.Tokens)
            if (child.Scope == container.Number && walk.Token(child.Number) is not null) walk.Cancel(child, reason);
    }

    public static void CancelAll(this Walk walk, string reason)
    {
        foreach (var token in walk.Case.Tokens)
            if (token.Scope == 0) walk.Cancel(token, reason);
    }

    /// <summary>Rounds, timers, jobs and incidents never outlive the token that they belong to.</summary>
    private static void CloseWhatBelongsTo(this Walk walk, Token token, string outcome)
    {
        var before = walk.Case;
        foreach (var round in before.Rounds)
            if (round.Token == token.Number) Rounds.RoundEnding.Close(walk, round, outcome);
        foreach (var timer in before.Timers)
            if (timer.Token == token.Number) walk.Tell(new TimerCancelled(timer.Number, timer.Element) { At = walk.At, By = walk.By });
        foreach (var job in before.Jobs)
            if (job.Token == token.Number) walk.Tell(new JobCancelled(job.Number, job.Element) { At = walk.At, By = walk.By });
        foreach (var incident in before.Incidents)
            if (incident.Token == token.Number) walk.Tell(new IncidentResolved(incident.Number) { At = walk.At, By = walk.By });
    }
}
