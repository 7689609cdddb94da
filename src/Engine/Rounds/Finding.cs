using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Whom a round asks: the step's participant rules, then what the step does by itself when these find somebody unfit, or nobody.</summary>
internal static class Finding
{
    /// <returns>A seat for everybody who is asked, none when nobody was found; null when the step is to be passed over.</returns>
    public static ImmutableArray<FoundSeat>? FindPeople(this Run run, StepPlan plan, Token token)
    {
        var search = StepPlan.Search(run.Case, run.Organisation, plan.Participants, name => run.Lookup(name, token));
        var found = run.WithoutDeciders(plan, run.InsteadOfInactive(plan, search));
        if (run.InsteadOfApplicant(plan, found) is not { } fit) return null;
        if (fit.IsEmpty)
        {
            if (run.WhenNobodyIsFound(plan, token) is not { } others) return null;
            fit = others;
        }
        return Seats(run, plan, fit);
    }

    /// <summary>Whether a rule of the step keeps somebody from deciding there.</summary>
    public static bool IsKeptOut(this Run run, Step step, string person) =>
        (person == run.Case.Applicant && step.Rules.Applicant != WhenApplicant.Allow)
        || run.Case.Decided.Any(vote => vote.Person == person && step.Rules.Apart.Contains(vote.Step));

    private static ImmutableArray<FoundSeat> Seats(Run run, StepPlan plan, ImmutableArray<Candidate> found)
    {
        var taken = found.Select(candidate => candidate.Person).ToHashSet(StringComparer.Ordinal);
        var seats = ImmutableArray.CreateBuilder<FoundSeat>(found.Length);
        foreach (var candidate in found)
        {
            var acting = run.ActingFor(candidate, plan, taken.Contains);
            foreach (var person in acting) taken.Add(person.Person);
            if (!acting.IsEmpty) seats.Add(new FoundSeat(candidate, acting));
            else run.Note(plan.Step.Id, StepRule.Signing, "leave-out", candidate.Person);
        }
        return seats.DrainToImmutable();
    }

    private static ImmutableArray<Candidate> InsteadOfInactive(this Run run, StepPlan plan, ParticipantSearch search)
    {
        var found = search.Found;
        if (plan.Step.Rules.Inactive == WhenInactive.LeaveOut) return found;
        foreach (var gone in search.Inactive)
        {
            var others = run.MandatesFor(gone.Person, Capacity.Substitute).Select(mandate => Standing.In(gone, mandate)).ToImmutableArray();
            var did = others.IsEmpty ? "superior" : "substitute";
            if (others.IsEmpty) others = [.. Superiors.Of(run.Organisation, gone.Person).Select(superior => superior with { Seat = gone.Seat })];
            found = run.Put(plan, StepRule.Inactive, others.IsEmpty ? "leave-out" : did, gone.Person, others, found);
        }
        return found;
    }

    private static ImmutableArray<Candidate> WithoutDeciders(this Run run, StepPlan plan, ImmutableArray<Candidate> found)
    {
        foreach (var vote in run.Case.Decided)
        {
            if (!plan.Step.Rules.Apart.Contains(vote.Step) || !found.Any(candidate => candidate.Person == vote.Person)) continue;
            run.Note(plan.Step.Id, StepRule.Apart, "leave-out", vote.Person, vote.Step);
            found = found.RemoveAll(candidate => candidate.Person == vote.Person);
        }
        return found;
    }

    /// <returns>Null when the step is passed over.</returns>
    private static ImmutableArray<Candidate>? InsteadOfApplicant(this Run run, StepPlan plan, ImmutableArray<Candidate> found)
    {
        var (rule, applicant) = (plan.Step.Rules.Applicant, run.Case.Applicant);
        if (rule == WhenApplicant.Allow || found.FirstOrDefault(candidate => candidate.Person == applicant) is not { } own) return found;
        found = found.Remove(own);
        switch (rule)
        {
            case WhenApplicant.Superior:
                ImmutableArray<Candidate> superiors = [.. Superiors.Of(run.Organisation, applicant).Where(superior => !run.IsKeptOut(plan.Step, superior.Person)).Select(superior => superior with { Seat = own.Seat })];
                return run.Put(plan, StepRule.Applicant, superiors.IsEmpty ? "leave-out" : "superior", applicant, superiors, found);
            case WhenApplicant.Skip when found.IsEmpty:
                run.Note(plan.Step.Id, StepRule.Applicant, "skip", applicant);
                return null;
            default:
                run.Note(plan.Step.Id, StepRule.Applicant, rule == WhenApplicant.Forbid ? "forbid" : "leave-out", applicant);
                return found;
        }
    }

    /// <returns>Null when the step is passed over; nobody when somebody must look into it.</returns>
    private static ImmutableArray<Candidate>? WhenNobodyIsFound(this Run run, StepPlan plan, Token token)
    {
        switch (plan.Step.Rules.Nobody)
        {
            case WhenNobody.Skip:
                run.Note(plan.Step.Id, StepRule.Nobody, "skip");
                return null;
            case WhenNobody.Superior:
                return run.Put(plan, StepRule.Nobody, "superior", null, Fit(run, plan, Superiors.Above(run.Organisation, run.Case.Unit, run.Case.Applicant)), []);
            case WhenNobody.Named:
                return run.Put(plan, StepRule.Nobody, "named", null, Fit(run, plan, StepPlan.Search(run.Case, run.Organisation, plan.Otherwise, name => run.Lookup(name, token)).Found), []);
            default:
                return [];
        }
    }

    private static ImmutableArray<Candidate> Fit(Run run, StepPlan plan, ImmutableArray<Candidate> people) => people.RemoveAll(candidate => run.IsKeptOut(plan.Step, candidate.Person));

    private static ImmutableArray<Candidate> Put(
        this Run run, StepPlan plan, string rule, string did, string? person, ImmutableArray<Candidate> others, ImmutableArray<Candidate> found)
    {
        if (others.IsEmpty) run.Note(plan.Step.Id, rule, did, person);
        foreach (var other in others)
        {
            run.Note(plan.Step.Id, rule, did, person, other.Person);
            if (!found.Any(candidate => candidate.Person == other.Person)) found = found.Add(other);
        }
        return found;
    }
}

/// <param name="Found">Whom the rules found.</param>
/// <param name="Candidates">Who may decide on that seat: the person and those who may act for them.</param>
internal readonly record struct FoundSeat(Candidate Found, ImmutableArray<Candidate> Candidates);
