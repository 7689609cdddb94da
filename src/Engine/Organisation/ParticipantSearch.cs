using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Organisation;

/// <summary>One search for people, for a case, in the organisation as it stands. Inactive people are never found.</summary>
internal sealed class ParticipantSearch(Case @case, OrganisationSnapshot organisation, Func<string, Value>? lookup = null)
{
    private ImmutableArray<Candidate> found = [];
    private ImmutableArray<Candidate> inactive = [];

    public Case Case => @case;
    public OrganisationSnapshot Organisation => organisation;

    /// <summary>What a name stands for where the step is: its own variables hide the case's data.</summary>
    public Func<string, Value> Lookup { get; } = lookup ?? (name => @case.Data[name]);

    public ImmutableArray<Candidate> Found => found;

    /// <summary>Who would have been found, had they not left.</summary>
    public ImmutableArray<Candidate> Inactive => inactive;

    /// <summary>What the votes of those found next are worth.</summary>
    public Seat? Seat { get; set; }

    public void Add(string person, string why)
    {
        var candidate = new Candidate(person, why) { Seat = Seat };
        if (organisation.Person(person) is { Active: true }) found = With(found, candidate);
        else if (organisation.Person(person) is not null) inactive = With(inactive, candidate);
    }

    /// <summary>Adds the active holders of a position in a unit; false when there is none.</summary>
    public bool AddHolders(string position, Unit unit)
    {
        var any = false;
        foreach (var post in organisation.PostsIn(unit.Id))
        {
            if (post.Position != position) continue;
            Add(post.Person, Reason.HolderOf(position, unit.Id));
            any |= organisation.Person(post.Person) is { Active: true };
        }
        return any;
    }

    private static ImmutableArray<Candidate> With(ImmutableArray<Candidate> people, Candidate candidate)
    {
        foreach (var already in people)
            if (already.Person == candidate.Person) return people;
        return people.Add(candidate);
    }

    public void Remove(ImmutableArray<Candidate> people) =>
        (found, inactive) = (found.RemoveAll(candidate => Has(people, candidate)), inactive.RemoveAll(candidate => Has(people, candidate)));

    private static bool Has(ImmutableArray<Candidate> people, Candidate candidate) => people.Any(other => other.Person == candidate.Person);
}
