using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>Keeps its own books of a case from the events alone, and finds what does not add up: a second opinion on what the engine did.</summary>
internal sealed class Accounts(Procedure procedure)
{
    private readonly Dictionary<int, Birth> ever = [];
    private readonly HashSet<int> live = [];
    private readonly Dictionary<int, CorrectionAwaited> corrections = [];
    private readonly HashSet<int> timers = [];
    private readonly HashSet<int> jobs = [];
    private readonly HashSet<int> incidents = [];

    /// <param name="news">The events of one command.</param>
    public void Book(IReadOnlyList<Event> news)
    {
        var awaited = corrections.Count;
        foreach (var @event in news) Book(@event, news);
        // A return and its correction put tokens where they stood, by no flow that is taken now.
        if (awaited == 0 && corrections.Count == 0) FlowsAreGone(news);
        ReturnsSupersede(news);
    }

    private void Book(Event @event, IReadOnlyList<Event> news)
    {
        switch (@event)
        {
            case ElementEntered entered:
                Begin(entered.Token, new Birth(entered.Element, entered.Scope, entered.Flow));
                break;
            case ListeningBegan began:
                Begin(began.Token, new Birth(began.Element, began.Scope, null));
                break;
            case ListeningEnded ended:
                End(ended.Token, ended.Element);
                break;
            case CompensationBegan began:
                Begin(began.Token, new Birth(began.Element, began.Scope, null));
                break;
            case ElementLeft left:
                var was = End(left.Token, left.Element);
                if (procedure.Element(left.Element) is ParallelGateway { Joins: true } join && !left.Flows.IsEmpty) JoinTookEach(join, was, news);
                if (procedure.Element(left.Element) is ExclusiveGateway) That(left.Flows.Length <= 1, $"'{left.Element}' chooses one way");
                if (corrections.Remove(left.Token, out var correction) && left.Flows.IsEmpty) WentBack(correction, news);
                break;
            case ElementCancelled cancelled:
                End(cancelled.Token, cancelled.Element);
                break;
            case CorrectionAwaited awaited:
                corrections[awaited.Token] = awaited;
                break;
            case TimerArmed armed:
                That(timers.Add(armed.Timer), $"Timer {armed.Timer} is armed once");
                break;
            case TimerFired fired:
                That(timers.Remove(fired.Timer), $"Timer {fired.Timer} fires once, while it is armed");
                break;
            case TimerCancelled cancelled:
                That(timers.Remove(cancelled.Timer), $"Timer {cancelled.Timer} is cancelled once, while it is armed");
                break;
            case JobRequested requested:
                That(jobs.Add(requested.Job), $"Job {requested.Job} is asked for once");
                break;
            case JobCompleted completed:
                That(jobs.Remove(completed.Job), $"Job {completed.Job} is done once");
                break;
            case JobCancelled cancelled:
                That(jobs.Remove(cancelled.Job), $"Job {cancelled.Job} is cancelled once");
                break;
            case IncidentRaised raised:
                That(incidents.Add(raised.Incident), $"Incident {raised.Incident} is raised once");
                break;
            case IncidentResolved resolved:
                That(incidents.Remove(resolved.Incident), $"Incident {resolved.Incident} is resolved once");
                break;
        }
    }

    private void Begin(int token, Birth birth) => That(ever.TryAdd(token, birth) && live.Add(token), $"Token {token} is born once");

    private Birth End(int token, string element)
    {
        That(live.Remove(token) && ever[token].Element == element, $"Token {token} ends once, where it stands");
        return ever[token];
    }

    /// <summary>A parallel join that goes on has ended one token of every flow into it, in the same scope and the same breath.</summary>
    private void JoinTookEach(ParallelGateway join, Birth last, IReadOnlyList<Event> news)
    {
        var ended = news.OfType<ElementLeft>().Where(left => left.Element == join.Id).Select(left => left.Token).ToHashSet();
        foreach (var flow in join.Incoming)
            That(last.Flow == flow.Id || ended.Any(token => ever[token].Scope == last.Scope && ever[token].Flow == flow.Id), $"'{join.Id}' waits for flow '{flow.Id}'");
    }

    /// <summary>A flow that was taken brings a token to where it leads, unless all around it is gone.</summary>
    private void FlowsAreGone(IReadOnlyList<Event> news)
    {
        // A branch whose results stand is not gone again: its end comes in its place.
        var carried = news.OfType<BranchCarried>().ToList();
        var taken = news.OfType<ElementLeft>().SelectMany(left => left.Flows).Concat(news.OfType<JoinStarted>().SelectMany(started => started.Flows)).Where(flow => carried.All(branch => branch.Flow != flow)).Concat(carried.SelectMany(branch => branch.Joined)).Where(flow => procedure.Element(TargetOf(flow)) is not CatchEvent).Order().ToList();
        var come = news.OfType<ElementEntered>().Where(entered => entered.Flow is not null && procedure.Element(entered.Element) is not CatchEvent).Select(entered => entered.Flow!).Order().ToList();
        // An ad-hoc sub-process that is done does not wait for what is on its way within.
        var restored = news.Any(@event => @event is StepReturned or ElementCancelled or CaseEnded || @event is ElementLeft left && procedure.Element(left.Element) is AdHocSubProcess);
        if (!restored) That(taken.SequenceEqual(come), $"Each flow taken is gone to its end: {string.Join(", ", taken)} against {string.Join(", ", come)}");
    }

    /// <summary>Straight back: everything that the return had taken away stands there again.</summary>
    private static void WentBack(CorrectionAwaited awaited, IReadOnlyList<Event> news)
    {
        foreach (var position in awaited.Correction.Positions)
            That(news.OfType<ElementEntered>().Any(entered => entered.Element == position.Element), $"'{position.Element}' is taken up again after the correction");
    }

    private static void ReturnsSupersede(IReadOnlyList<Event> news)
    {
        if (news.OfType<StepReturned>().FirstOrDefault() is not { } returned) return;
        var closed = news.OfType<RoundClosed>().ToList();
        That(closed.Count(round => round.Outcome == RoundClosed.Returned) == 1 && closed.First().Step == returned.From, $"'{returned.From}' closes as returned, alone");
        That(closed.Skip(1).All(round => round.Outcome == RoundClosed.Superseded), "Rounds that a return takes away close as superseded");
        That(
            returned.To == "start" || news.OfType<RoundOpened>().Any(round => round.Step == returned.To) || news.OfType<IncidentRaised>().Any(),
            $"'{returned.To}' asks again");
    }

    private readonly Dictionary<string, string> targets = [];

    private string TargetOf(string flow) => targets.TryGetValue(flow, out var target) ? target : targets[flow] = procedure.Elements.Values.SelectMany(element => element.Incoming).First(known => known.Id == flow).Target.Id;

    /// <summary>Where a token came to be.</summary>
    private sealed record Birth(string Element, int Scope, string? Flow);

    private static void That(bool holds, string promise)
    {
        if (!holds) Assert.Fail($"The books do not add up: {promise}.");
    }
}
