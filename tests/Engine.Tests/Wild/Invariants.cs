using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>What must be true of a case after every command (design: engine, section 3).</summary>
internal static class Invariants
{
    public static void Hold(Case @case, IReadOnlyList<Event> journal)
    {
        if (@case.Status == CaseStatus.Active) Moves(@case);
        else NothingLives(@case);
        EverythingBelongs(@case);
        NobodyIsAskedTwice(@case);
        JoinsHoldOneTokenOfAFlow(@case);
        RoundsCloseOnce(@case, journal);
    }

    // The processes are made so that they can always end: a case that only waits at a join is stuck.
    private static void Moves(Case @case) =>
        Assert.True(@case.Tasks.Length + @case.Jobs.Length + @case.Timers.Length + @case.Subscriptions.Length + @case.Incidents.Length > 0, $"Nothing can move the case on: {Words.Of(@case)}");

    private static void NothingLives(Case @case) =>
        Assert.Equal(0, @case.Tokens.Length + @case.Rounds.Length + @case.Tasks.Length + @case.Jobs.Length + @case.Timers.Length + @case.Subscriptions.Length + @case.Incidents.Length);

    private static void EverythingBelongs(Case @case)
    {
        var tokens = @case.Tokens.Select(token => token.Number).ToHashSet();
        Assert.Equal(tokens.Count, @case.Tokens.Length);
        Assert.All(@case.Tokens, token => Assert.True(token.Scope == 0 || tokens.Contains(token.Scope), $"Token {token.Number} has lost its scope."));
        Assert.All(@case.Timers, timer => Assert.Contains(timer.Token, tokens));
        Assert.All(@case.Subscriptions, subscription => Assert.Contains(subscription.Token, tokens));
        Assert.All(@case.Jobs, job => Assert.Contains(job.Token, tokens));
        Assert.All(@case.Rounds, round => Assert.Contains(round.Token, tokens));
        Assert.All(@case.Incidents, incident => Assert.Contains(incident.Token, tokens));
        Assert.All(@case.Tasks, task => Assert.Contains(@case.Rounds, round => round.Number == task.Round && round.Step == task.Step));
        Assert.All(@case.Rounds, round => Assert.Contains(@case.Tasks, task => task.Round == round.Number));
    }

    private static void NobodyIsAskedTwice(Case @case)
    {
        var asked = @case.Tasks.SelectMany(task => task.Candidates.Select(candidate => (candidate.Person, task.Step, task.Round))).ToList();
        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal(@case.Rounds.Length, @case.Rounds.Select(round => round.Token).Distinct().Count());
    }

    private static void JoinsHoldOneTokenOfAFlow(Case @case)
    {
        // A step asked beside a slow one may be asked again while it still waits: only there may two tokens stand.
        var places = @case.Tokens.Where(token => !token.Element.StartsWith("beside", StringComparison.Ordinal)).Select(token => (token.Element, token.Scope, Flow(token))).ToList();
        Assert.True(places.Count == places.Distinct().Count(), $"Two tokens stand in one place: {Words.Of(@case)}");

        static string? Flow(Token token) => token.Element.StartsWith("join", StringComparison.Ordinal) ? token.Flow : null;
    }

    private static void RoundsCloseOnce(Case @case, IReadOnlyList<Event> journal)
    {
        var opened = journal.OfType<RoundOpened>().Select(round => round.Round).ToList();
        var closed = journal.OfType<RoundClosed>().Select(round => round.Round).ToList();
        Assert.Equal(closed.Count, closed.Distinct().Count());
        Assert.Equal(opened.Except(closed).Order(), @case.Rounds.Select(round => round.Number).Order());
    }
}
