using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>What must be true of a case after every command (design: engine, section 3).</summary>
internal sealed class Invariants
{
    private readonly HashSet<int> opened = [];
    private readonly HashSet<int> closed = [];

    /// <param name="news">The events that led to the case as it is now.</param>
    public void Hold(Case @case, IEnumerable<Event> news)
    {
        if (@case.Status == CaseStatus.Active) Moves(@case);
        else NothingLives(@case);
        EverythingBelongs(@case);
        NobodyIsAskedTwice(@case);
        JoinsHoldOneTokenOfAFlow(@case);
        InstancesAreCounted(@case);
        RoundsCloseOnce(@case, news);
        LaddersRunWithTheirRound(@case);
    }

    private static void LaddersRunWithTheirRound(Case @case)
    {
        foreach (var timer in @case.Timers)
            if (timer.Rung is { } rung)
                That(@case.Rounds.Any(round => round.Token == timer.Token && round.Deadline is { PausedSince: null } deadline && !deadline.Reached.Contains(rung)), "A rung's timer runs with an open round, once", @case);
    }

    private static void That(bool holds, string promise, Case @case)
    {
        if (!holds) Assert.Fail($"{promise}: {Words.Of(@case)}");
    }

    // The processes are made so that they can always end: a case that only waits at a join is stuck.
    private static void Moves(Case @case) =>
        That(@case.Tasks.Length + @case.Jobs.Length + @case.Timers.Length + @case.Subscriptions.Length + @case.Incidents.Length > 0, "Something can move the case on", @case);

    private static void NothingLives(Case @case) =>
        That(
            @case.Tokens.Length + @case.Rounds.Length + @case.Tasks.Length + @case.Jobs.Length + @case.Timers.Length + @case.Subscriptions.Length + @case.Incidents.Length + (@case.Compensable?.Length ?? 0) == 0,
            "Nothing lives in a case that has ended", @case);

    private static void EverythingBelongs(Case @case)
    {
        var tokens = new HashSet<int>(@case.Tokens.Length);
        foreach (var token in @case.Tokens) That(tokens.Add(token.Number), "A token's number is its own", @case);
        foreach (var token in @case.Tokens) That(token.Scope == 0 || tokens.Contains(token.Scope), "A token lives in a scope that lives", @case);
        foreach (var timer in @case.Timers) That(tokens.Contains(timer.Token), "A timer belongs to a live token", @case);
        foreach (var subscription in @case.Subscriptions) That(tokens.Contains(subscription.Token), "A subscription belongs to a live token", @case);
        foreach (var job in @case.Jobs) That(tokens.Contains(job.Token), "A job belongs to a live token", @case);
        foreach (var incident in @case.Incidents) That(tokens.Contains(incident.Token), "An incident belongs to a live token", @case);
        var kept = @case.Compensable ?? [];
        foreach (var done in kept) That(done.Scope == 0 || tokens.Contains(done.Scope) || kept.Any(around => around.Number == done.Scope), "What was completed belongs to a scope that lives or was completed", @case);
        foreach (var round in @case.Rounds)
            That(tokens.Contains(round.Token) && @case.Tasks.Any(task => task.Round == round.Number), "A round belongs to a live token and asks somebody", @case);
        foreach (var task in @case.Tasks)
            That(@case.Rounds.Any(round => round.Number == task.Round && round.Step == task.Step), "A task belongs to a live round", @case);
    }

    private static void NobodyIsAskedTwice(Case @case)
    {
        var asked = new HashSet<(string, string, int)>();
        foreach (var task in @case.Tasks)
            foreach (var candidate in task.Candidates) That(asked.Add((candidate.Person, task.Step, task.Round)), "A person is asked once in a round", @case);
        var asking = new HashSet<int>();
        foreach (var round in @case.Rounds) That(asking.Add(round.Token), "A token waits for one round", @case);
    }

    private static void JoinsHoldOneTokenOfAFlow(Case @case)
    {
        var places = new HashSet<(string, int, int?, string?)>();
        foreach (var token in @case.Tokens)
        {
            // A step asked beside a slow one may be asked again while it still waits, and some steps wait for two tokens: only there may two stand.
            if (token.Element.StartsWith("beside", StringComparison.Ordinal) || token.Element.StartsWith("gather", StringComparison.Ordinal)) continue;
            var flow = token.Element.StartsWith("join", StringComparison.Ordinal) ? token.Flow : null;
            That(places.Add((token.Element, token.Scope, token.Instance, flow)), "Two tokens never stand in one place", @case);
        }
    }

    private static void InstancesAreCounted(Case @case)
    {
        foreach (var token in @case.Tokens)
        {
            if (token.Instance is not null) That(@case.Tokens.Any(whole => whole.Number == token.Scope && whole.Loop is not null), "An instance belongs to an activity", @case);
            if (token.Loop is not { } loop) continue;
            var under = @case.Tokens.Where(inner => inner.Scope == token.Number).ToList();
            That(under.All(inner => inner.Element == token.Element && inner.Instance is not null), "Only instances stand in an activity done several times", @case);
            That(under.Select(inner => inner.Instance).Distinct().Count() == under.Count, "Each instance is under way once", @case);
            That(loop.Begun - loop.Completed - loop.Terminated == under.Count, "Every instance is counted", @case);
            That(loop.Begun <= (loop.Planned ?? int.MaxValue), "No more instances begin than were planned", @case);
        }
    }

    private void RoundsCloseOnce(Case @case, IEnumerable<Event> news)
    {
        foreach (var @event in news)
        {
            if (@event is RoundOpened open) That(opened.Add(open.Round), "A round opens once", @case);
            if (@event is RoundClosed close) That(opened.Contains(close.Round) && closed.Add(close.Round), "A round closes once", @case);
        }
        That(opened.Count - closed.Count == @case.Rounds.Length, "A round is open until it is closed", @case);
        foreach (var round in @case.Rounds) That(opened.Contains(round.Number) && !closed.Contains(round.Number), "A closed round is not open", @case);
    }
}
