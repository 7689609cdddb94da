using System.Collections.Immutable;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>A deadline's life: set when the round opens, with a timer for every rung of its ladder; it stands still and runs again; it ends with the round.</summary>
internal static class DeadlineLife
{
    /// <summary>When a round that opens now is due; false when that cannot be told, which is noted as an incident.</summary>
    /// <param name="set">Null when the step has no deadline, or its expression gave none.</param>
    public static bool TrySet(this Run run, Token token, StepPlan plan, ImmutableArray<Candidate> people, out SetDeadline? set)
    {
        set = null;
        if (plan.Deadline is not { } deadline) return true;
        var unit = UnitOf(run, token, deadline, people);
        var calendar = run.Organisation.CalendarOf(unit ?? run.Case.Unit);
        var given = deadline.Fixed is { } time ? new GivenTime(time, null) : GivenTime.Of(run.Evaluate(deadline.Chosen!, token), calendar);
        if (given is { Problem: { } problem })
        {
            run.Raise(token, run.ElementOf(token), "expression", $"The deadline of '{plan.Step.Name}' cannot be set: {problem}");
            return false;
        }
        if (given is null) return true;
        if ((given.Moment ?? calendar.Add(run.At, given.Allowance!)) is not { } due)
        {
            run.Raise(token, run.ElementOf(token), "deadline", $"The deadline of '{plan.Step.Name}' cannot be set: the calendar has no such working time.");
            return false;
        }
        set = new SetDeadline(due, given.Allowance is WorkingTime working ? working.ToString() : null, unit);
        return true;
    }

    /// <summary>Arms a timer for every rung not yet reached. Of what should have been said before now nothing is said.</summary>
    /// <param name="onlyAhead">What lies after the deadline but before now is passed over as well.</param>
    public static void ArmRungs(this Run run, OpenRound round, StepPlan plan, bool onlyAhead = false)
    {
        if (plan.Deadline is not { Rungs: { IsEmpty: false } rungs } || round is not { DueAt: { } due, Deadline: { PausedSince: null } deadline }) return;
        var calendar = run.Organisation.CalendarOf(deadline.Calendar ?? run.Case.Unit);
        for (var place = 0; place < rungs.Length; place++)
        {
            if (deadline.Reached.Contains(place) || rungs[place].MomentOf(due, calendar) is not { } moment) continue;
            if ((rungs[place].IsAfter && !onlyAhead) || moment > run.At) run.ArmRung(round, moment, place);
        }
    }

    /// <summary>Takes the rungs' timers away: the round is closed, or its deadline stands still or moves.</summary>
    public static void DisarmRungs(this Run run, OpenRound round)
    {
        foreach (var timer in run.Case.Timers)
            if (timer.Rung is not null && timer.Token == round.Token) run.Emit(new TimerCancelled(timer.Number, timer.Element) { At = run.At, By = run.By });
    }

    /// <summary>The round's deadline stands still.</summary>
    public static void Pause(this Run run, OpenRound round, string reason)
    {
        run.Emit(new DeadlinePaused(round.Number, round.Step, reason) { At = run.At, By = run.By });
        run.DisarmRungs(round);
    }

    /// <summary>The round's deadline runs again: what was left of its time is left now.</summary>
    public static void GoOn(this Run run, OpenRound round, DateTimeOffset since)
    {
        var allowance = round.Deadline!.WorkingTime is { } text ? Allowance.Read(text) : null;
        var left = new Deadline(allowance ?? new CalendarPeriod(0, 0, TimeSpan.Zero), round.DueAt!.Value, since).Resume(run.At, run.CalendarOf(round));
        run.Emit(new DeadlineResumed(round.Number, round.Step, left.DueAt) { At = run.At, By = run.By });
        run.ArmRungs(run.Case.Rounds.Numbered(round.Number)!, run.Procedure.Element(round.Step).Plan!, onlyAhead: true);
    }

    /// <summary>The moment of a rung has come.</summary>
    public static void Reach(this Run run, ArmedTimer timer, int rung)
    {
        var plan = run.Procedure.Element(timer.Element).Plan!;
        foreach (var round in run.Case.Rounds)
        {
            if (round.Token != timer.Token) continue;
            plan.Deadline!.Rungs[rung].Reach(run, round, rung, plan);
            return;
        }
    }

    /// <summary>The calendar a round's deadline runs on.</summary>
    public static WorkingCalendar CalendarOf(this Run run, OpenRound round) => run.Organisation.CalendarOf(round.Deadline?.Calendar ?? run.Case.Unit);

    private static void ArmRung(this Run run, OpenRound round, DateTimeOffset moment, int place) =>
        run.Emit(new TimerArmed(run.Case.Last.Timer + 1, round.Token, round.Step, moment, Rung: place) { At = run.At, By = run.By });

    private static string? UnitOf(Run run, Token token, DeadlinePlan deadline, ImmutableArray<Candidate> people)
    {
        if (deadline.Calendar is not { } choice) return null;
        var unit = choice.Unit is { } named
            ? named.Find(new ParticipantSearch(run.Case, run.Organisation, name => run.Lookup(name, token)))?.Id
            : people.IsEmpty ? null : run.Organisation.MainUnitOf(people[0].Person);
        return unit == run.Case.Unit ? null : unit;
    }
}

/// <param name="WorkingTime">The working time given; null for calendar time or a moment.</param>
/// <param name="Calendar">Unit whose calendar it runs on; null for the case's.</param>
internal sealed record SetDeadline(DateTimeOffset DueAt, string? WorkingTime, string? Calendar);
