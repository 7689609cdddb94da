using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine;

/// <summary>Why a task is there and what can become of it, as data: the words come in the reader's language.</summary>
public static class Explain
{
    /// <returns>Null when the case has no such open task.</returns>
    /// <param name="at">The moment at which it is asked.</param>
    public static TaskExplanation? Task(Procedure procedure, Case @case, int task, OrganisationSnapshot organisation, DateTimeOffset at)
    {
        if (@case.Task(task) is not { } open || @case.Rounds.Numbered(open.Round) is not { } round) return null;
        return new TaskExplanation(
            open.Step, Origin(procedure, @case, round), [.. open.Candidates.Select(candidate => Why(procedure, @case, open, candidate, organisation))],
            Changes(procedure, @case, round, organisation), RoutePreview.After(procedure, @case, open, at, organisation), Unblocking(@case, open, round, organisation));
    }

    private static TaskOrigin Origin(Procedure procedure, Case @case, OpenRound round)
    {
        var token = @case.Tokens.Numbered(round.Token)!;
        var element = procedure.Element(round.Step);
        var flow = element.Incoming.FirstOrDefault(incoming => incoming.Id == token.Flow);
        return new TaskOrigin(round.OpenedAt, round.Turn, flow?.Source.Id, flow?.Condition?.Source, token.Correction?.From);
    }

    private static ExplainedPerson Why(Procedure procedure, Case @case, OpenTask task, Candidate candidate, OrganisationSnapshot organisation)
    {
        var now = procedure.Element(task.Step).Plan?.Find(@case, organisation, @case.Rounds.Numbered(task.Round) is { } round ? Sees(@case, round.Token) : null) ?? [];
        return new ExplainedPerson(
            candidate.Person, candidate.Why, task.Assignee == candidate.Person, now.FirstOrDefault(found => found.Person == candidate.Person)?.Why,
            organisation.Person(candidate.Person) is { Active: true });
    }

    /// <summary>What lies ahead by itself, by its moment; then what people may do.</summary>
    private static ImmutableArray<PossibleChange> Changes(Procedure procedure, Case @case, OpenRound round, OrganisationSnapshot organisation)
    {
        var changes = new List<PossibleChange>();
        var plan = procedure.Element(round.Step).Plan!;
        foreach (var timer in @case.Timers.Where(timer => timer.Token == round.Token).OrderBy(timer => timer.DueAt))
            changes.Add(timer.Rung is { } place ? OfRung(plan.Deadline!.Rungs[place], timer, @case, organisation) : new PossibleChange(PossibleChange.Timer, timer.Element, timer.DueAt, []));
        foreach (var open in @case.Subscriptions.Where(open => open.Token == round.Token)) changes.Add(new PossibleChange(open.Kind, open.Name, null, []));
        foreach (var target in plan.Step.Returns) changes.Add(new PossibleChange(PossibleChange.Return, target.To, null, []));
        if (procedure.WithdrawUntil is not { } until || @case.Step(until)?.Outcome is null) changes.Add(new PossibleChange(PossibleChange.Withdraw, "", null, [@case.Applicant]));
        return [.. changes];
    }

    private static Func<string, Value> Sees(Case @case, int token) => name => @case.Seen(token)[name];

    private static PossibleChange OfRung(Rung rung, ArmedTimer timer, Case @case, OrganisationSnapshot organisation) => rung switch
    {
        ActRung act => new PossibleChange(PossibleChange.DecidedByTime, act.Outcome, timer.DueAt, []),
        EscalateRung escalate => new PossibleChange(PossibleChange.Escalation, escalate.Kind.ToString().ToLowerInvariant(), timer.DueAt, [.. escalate.Find(@case, organisation, Sees(@case, timer.Token)).Select(found => found.Person)]),
        _ => new PossibleChange(PossibleChange.Reminder, "", timer.DueAt, []),
    };

    private static ImmutableArray<Unblocker> Unblocking(Case @case, OpenTask task, OpenRound round, OrganisationSnapshot organisation)
    {
        var people = new List<Unblocker>();
        if (round.Deadline?.PausedSince is not null) people.Add(new Unblocker(@case.Applicant, Unblocker.Waited));
        if (task.Assignee is { } holder) people.Add(new Unblocker(holder, Unblocker.Holder));
        people.AddRange(task.Candidates.Where(candidate => candidate.Person != task.Assignee).Select(candidate => new Unblocker(candidate.Person, Unblocker.Candidate)));
        foreach (var asked in people.Where(person => person.How is Unblocker.Holder or Unblocker.Candidate).Select(person => person.Person).ToList())
            people.AddRange(Superiors(asked, organisation).Select(superior => new Unblocker(superior, Unblocker.Superior)));
        return [.. people.DistinctBy(person => person.Person)];
    }

    /// <summary>The heads of the nearest unit, from a person's own upwards, that has one who is somebody else.</summary>
    private static IEnumerable<string> Superiors(string person, OrganisationSnapshot organisation)
    {
        foreach (var unit in organisation.UnitAndAbove(organisation.MainUnitOf(person) ?? ""))
        {
            var heads = organisation.PostsIn(unit.Id).Where(post => post.Position == "head" && post.Person != person && organisation.Person(post.Person) is { Active: true }).ToList();
            if (heads.Count > 0) return heads.Select(post => post.Person);
        }
        return [];
    }
}
