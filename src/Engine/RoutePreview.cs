using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine;

/// <summary>Who would decide, in which order and by when: the same engine run on a copy of the case.</summary>
public static class RoutePreview
{
    /// <summary>Moves that a preview makes before it gives up.</summary>
    public const int MoveLimit = 500;

    /// <summary>The way from the start, each step decided by its first positive outcome. A case that cannot start gives its refusal.</summary>
    public static Route OfStart(Procedure procedure, StartCase start, OrganisationSnapshot organisation)
    {
        var decision = CaseEngine.Handle(procedure, Case.None, start, organisation);
        return decision.Refusal is { } refusal
            ? new Route([], false, null, refusal)
            : new Preview(procedure, organisation, start.At).Walk(decision.Case, decision.Events);
    }

    /// <summary>The way from where a running case stands.</summary>
    public static Route OfCase(Procedure procedure, Case @case, DateTimeOffset at, OrganisationSnapshot organisation) =>
        new Preview(procedure, organisation, at).WalkFrom(@case);
}

/// <param name="Complete">False when the walk stopped before the end (an incident, or the walk's limit), said in <paramref name="Note"/>.</param>
public sealed record Route(ImmutableArray<RouteStep> Steps, bool Complete, string? Note, Refusal? Refusal);

/// <param name="Assumed">True when reaching it supposes an earlier decision.</param>
public sealed record RouteStep(string Step, LocalText Name, ImmutableArray<Candidate> People, DateTimeOffset? DueAt, bool Assumed, string? Problem);

/// <summary>Plays a case to its end as if everybody were in favour.</summary>
internal sealed class Preview(Procedure procedure, OrganisationSnapshot organisation, DateTimeOffset at)
{
    private readonly List<RouteStep> steps = [];
    private DateTimeOffset now = at;
    private bool decided;

    public Route WalkFrom(Case @case)
    {
        foreach (var round in @case.Rounds)
            steps.Add(Of(round.Step, [.. @case.Tasks.Where(task => task.Round == round.Number).SelectMany(task => task.Candidates)], round.DueAt, null));
        return Walk(@case, []);
    }

    public Route Walk(Case @case, ImmutableArray<Event> events)
    {
        Note(events);
        for (var moves = 0; moves < RoutePreview.MoveLimit && @case.IsActive; moves++)
        {
            if (Next(@case) is not { } command) return new Route([.. steps], false, Stopped(@case), null);
            var decision = CaseEngine.Handle(procedure, @case, command, organisation);
            if (decision.Refusal is { } refusal) return new Route([.. steps], false, refusal.Message, null);
            Note(decision.Events);
            @case = decision.Case;
        }
        return @case.IsActive
            ? new Route([.. steps], false, $"The way is longer than {RoutePreview.MoveLimit} moves (MoveLimit).", null)
            : new Route([.. steps], true, null, null);
    }

    private Command? Next(Case @case)
    {
        if (!@case.Jobs.IsEmpty) return new CompleteJob(@case.Jobs[0].Number, ContextValue.Empty) { At = now, By = Command.System };
        if (!@case.Tasks.IsEmpty)
        {
            decided = true;
            var task = @case.Tasks[0];
            var outcomes = procedure.Step(task.Step)!.Outcomes;
            var outcome = outcomes.FirstOrDefault(outcome => outcome.Kind == OutcomeKind.Positive) ?? outcomes[0];
            return new ActOnTask(task.Number, outcome.Id, ContextValue.Empty, "…") { At = now, By = task.Assignee ?? task.Candidates[0].Person };
        }
        if (@case.Timers.IsEmpty || !@case.Incidents.IsEmpty) return null;
        var timer = @case.Timers.MinBy(armed => armed.DueAt)!;
        now = timer.DueAt > now ? timer.DueAt : now;
        return new FireTimer(timer.Number) { At = now, By = Command.System };
    }

    private void Note(ImmutableArray<Event> events)
    {
        foreach (var @event in events)
        {
            switch (@event)
            {
                case RoundOpened round:
                    steps.Add(Of(round.Step, [.. events.OfType<TaskCreated>().Where(task => task.Round == round.Round).SelectMany(task => task.Candidates)], round.DueAt, null));
                    break;
                case IncidentRaised incident: steps.Add(Of(incident.Element, [], null, incident.Message)); break;
            }
        }
    }

    private RouteStep Of(string element, ImmutableArray<Candidate> people, DateTimeOffset? due, string? problem) =>
        new(element, procedure.Step(element)?.Name ?? procedure.ElementNames[element], people, due, decided, problem);

    private static string Stopped(Case @case) =>
        @case.Incidents.IsEmpty ? "Nothing is left that could move the case on." : @case.Incidents[0].Message;
}
