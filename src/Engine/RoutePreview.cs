using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine;

/// <summary>Who would decide, in which order and by when: the same engine run on a copy of the case.</summary>
public static class RoutePreview
{
    /// <summary>The way from the start, each step decided by its first positive outcome. A case that cannot start gives its refusal.</summary>
    public static Route OfStart(Procedure procedure, StartCase start, OrganisationSnapshot organisation)
    {
        var started = CaseEngine.Handle(procedure, Case.None, start, organisation);
        return started.Refusal is { } refusal
            ? new Route([], false, null, refusal)
            : new Walk(procedure, organisation, start.At).From(started.Case);
    }

    /// <summary>The way from where a running case stands.</summary>
    public static Route OfCase(Procedure procedure, Case @case, DateTimeOffset at, OrganisationSnapshot organisation) =>
        new Walk(procedure, organisation, at).From(@case);

    /// <summary>The steps that come next when one open task is decided by its first positive outcome: those it opens at once, else the first on the way on.</summary>
    internal static ImmutableArray<RouteStep> After(Procedure procedure, Case @case, OpenTask task, DateTimeOffset at, OrganisationSnapshot organisation)
    {
        var way = new Walk(procedure, organisation, at).From(@case, task.Number).Steps.Where(step => step.Assumed).ToList();
        return [.. way.Where(step => step.Moves == way[0].Moves)];
    }

    private sealed class Walk(Procedure procedure, OrganisationSnapshot organisation, DateTimeOffset now)
    {
        private const int Limit = 200;

        private readonly ImmutableArray<RouteStep>.Builder steps = ImmutableArray.CreateBuilder<RouteStep>();
        private DateTimeOffset at = now;

        /// <param name="task">The task that is decided first; null for the oldest.</param>
        public Route From(Case @case, int? task = null)
        {
            foreach (var round in @case.Rounds) Show(@case, round, assumed: false);
            ShowFaults(@case, assumed: false);
            for (var moves = 0; @case.Status == CaseStatus.Active; moves++)
            {
                if (moves == Limit) return Stopped($"The way goes on: only the first {Limit} moves were looked at.");
                if (NextMove(@case, moves == 0 ? task : null) is not { } move)
                    return Stopped(@case.Incidents.IsEmpty ? "The case would wait here for good." : $"The way stops: {@case.Incidents[0].Message}");
                var decision = CaseEngine.Handle(procedure, @case, move, organisation);
                if (decision.Refusal is { } refusal) return Stopped(refusal.Message);
                @case = decision.Case;
                foreach (var opened in decision.Events.OfType<RoundOpened>())
                    if (@case.Rounds.Numbered(opened.Round) is { } round) Show(@case, round, assumed: true, moves);
                if (decision.Events.Any(raised => raised is IncidentRaised)) ShowFaults(@case, assumed: true);
            }
            return new Route(steps.ToImmutable(), true, null, null);
        }

        private Route Stopped(string why) => new(steps.ToImmutable(), false, why, null);

        private void Show(Case @case, OpenRound round, bool assumed, int moves = -1)
        {
            var people = @case.Tasks.Where(task => task.Round == round.Number).SelectMany(task => task.Candidates);
            steps.Add(new RouteStep(round.Step, NameOf(round.Step), [.. people], round.DueAt, assumed, null) { ExpectedAt = round.OpenedAt > at ? round.OpenedAt : at, Moves = moves });
        }

        private void ShowFaults(Case @case, bool assumed)
        {
            foreach (var incident in @case.Incidents)
            {
                var element = @case.Tokens.Numbered(incident.Token)?.Element ?? incident.Element;
                if (!steps.Any(step => step.Step == element && step.Problem == incident.Message))
                    steps.Add(new RouteStep(element, NameOf(element), [], null, assumed, incident.Message));
            }
        }

        private LocalText NameOf(string element) => procedure.Step(element)?.Name ?? procedure.ElementNames.GetValueOrDefault(element) ?? LocalText.Of(element);

        private static bool IsWaiting(Case @case, OpenTask task)
        {
            if (@case.Rounds.Numbered(task.Round)?.Added is not { } added) return false;
            foreach (var group in added)
                if (group.Task == task.Number && group.Place == SignerPlace.Before && @case.Tasks.Any(other => other.Round == task.Round && other.Group == group.Number)) return true;
            return false;
        }

        /// <summary>People decide first, then machines; time passes only when nothing else is left.</summary>
        private Command? NextMove(Case @case, int? first)
        {
            foreach (var task in @case.Tasks)
            {
                // An opinion is not waited for; whoever added signers before themselves waits for these.
                if (task.Number != (first ?? task.Number) || task.For is not null || IsWaiting(@case, task)) continue;
                if (task.DueAt > at) at = task.DueAt.Value;
                var person = task.Assignee ?? task.Candidates[0].Person;
                return new ActOnTask(task.Number, Assumed(task.Step), ContextValue.Empty, "-") { At = at, By = person };
            }
            foreach (var job in @case.Jobs)
                if (!@case.Incidents.Any(incident => incident.Job == job.Number)) return new CompleteJob(job.Number, ContextValue.Empty) { At = at, By = Command.System };
            if (@case.Timers.MinBy(timer => timer.DueAt) is not { } next || !@case.Incidents.IsEmpty) return null;
            if (next.DueAt > at) at = next.DueAt;
            return new FireTimer(next.Number) { At = at, By = Command.System };
        }

        private string Assumed(string step)
        {
            var outcomes = procedure.Step(step)!.Outcomes;
            return (outcomes.FirstOrDefault(outcome => outcome.Kind == OutcomeKind.Positive) ?? outcomes[0]).Id;
        }
    }
}

/// <param name="Complete">False when the walk stopped before the end (an incident, or the walk's limit), said in <paramref name="Note"/>.</param>
public sealed record Route(ImmutableArray<RouteStep> Steps, bool Complete, string? Note, Refusal? Refusal);

/// <param name="DueAt">By when it is to be decided.</param>
/// <param name="Assumed">True when reaching it supposes an earlier decision.</param>
public sealed record RouteStep(string Step, LocalText Name, ImmutableArray<Candidate> People, DateTimeOffset? DueAt, bool Assumed, string? Problem)
{
    /// <summary>When the case is expected there: each step before takes the time it has; a step without a deadline takes none.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>Moves of the walk before it; negative for what is open already.</summary>
    internal int Moves { get; init; } = -1;
}
