using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Who stands in for whom, and whether they still may when they decide.</summary>
internal static class Standing
{
    /// <summary>Everybody who may decide where one person was found: that person, unless the step wants another capacity, and those who hold a mandate now.</summary>
    /// <param name="isTaken">Who is asked in the round anyway: nobody has two votes in it.</param>
    public static ImmutableArray<Candidate> ActingFor(this Run run, Candidate found, StepPlan plan, Func<string, bool> isTaken)
    {
        if (found.Capacity is not null) return [found];
        var rules = plan.Step.Rules;
        var acting = ImmutableArray.CreateBuilder<Candidate>();
        if (rules.Signing.Contains(Capacity.Collective) && run.CollectiveOf(found.Person) is { } body) acting.Add(In(found, body) with { Seat = found.Seat });
        else if (rules.OwnName) acting.Add(found);
        foreach (var mandate in run.Organisation.MandatesFor(found.Person))
        {
            if (mandate.Capacity == Capacity.Collective || (mandate.Capacity != Capacity.Substitute && !rules.Signing.Contains(mandate.Capacity))) continue;
            if (!mandate.Holds(run.Case, run.Organisation, run.At) || isTaken(mandate.Person) || run.IsKeptOut(plan.Step, mandate.Person)) continue;
            if (!acting.Any(candidate => candidate.Person == mandate.Person)) acting.Add(In(found, mandate));
        }
        return acting.ToImmutable();
    }

    public static Candidate In(Candidate found, Mandate mandate) => new(mandate.Person, Reason.ActingFor(mandate.Capacity, mandate.For))
    {
        Seat = found.Seat, OnBehalfOf = mandate.For, Capacity = mandate.Capacity,
    };

    public static IEnumerable<Mandate> MandatesFor(this Run run, string personOrUnit, Capacity capacity) =>
        run.Organisation.MandatesFor(personOrUnit).Where(mandate => mandate.Capacity == capacity && mandate.Holds(run.Case, run.Organisation, run.At));

    /// <summary>Why somebody who acts for another may not any more; null when they may.</summary>
    public static Refusal? MandateOver(this Run run, OpenTask task, string person)
    {
        if (task.Candidate(person) is not { Capacity: { } capacity, OnBehalfOf: { } other }) return null;
        if (run.MandatesFor(other, capacity).Any(mandate => mandate.Person == person)) return null;
        return Refusal.Of("mandate-over", $"{person} may not act for {other} any more.", ("person", person), ("other", other), ("task", $"{task.Number}"));
    }

    /// <summary>The body of the case's unit, or of the nearest above it, that a person may sign for.</summary>
    private static Mandate? CollectiveOf(this Run run, string person)
    {
        foreach (var unit in run.Organisation.UnitAndAbove(run.Case.Unit))
            foreach (var mandate in run.MandatesFor(unit.Id, Capacity.Collective))
                if (mandate.Person == person) return mandate;
        return null;
    }
}
