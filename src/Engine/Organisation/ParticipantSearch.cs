using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Organisation;

/// <summary>One search for people, for a case, in the organisation as it stands. Inactive people are never found.</summary>
internal sealed class ParticipantSearch(Case @case, OrganisationSnapshot organisation, Func<string, Value>? lookup = null)
{
    private ImmutableArray<Candidate> found = [];

    public Case Case => @case;
    public OrganisationSnapshot Organisation => organisation;

    /// <summary>What a name stands for where the step is: its own variables hide the case's data.</summary>
    public Func<string, Value> Lookup { get; } = lookup ?? (name => @case.Data[name]);

    public ImmutableArray<Candidate> Found => found;

    public void Add(string person, string why)
    {
        if (organisation.Person(person) is not { Active: true }) return;
        foreach (var already in found)
            if (already.Person == person) return;
        found = found.Add(new Candidate(person, why));
    }

    /// <summary>Adds the active holders of a position in a unit; false when there is none.</summary>
    public bool AddHolders(string position, Unit unit)
    {
        var any = false;
        foreach (var post in organisation.PostsIn(unit.Id))
        {
            if (post.Position != position || organisation.Person(post.Person) is not { Active: true }) continue;
            Add(post.Person, Reason.HolderOf(position, unit.Id));
            any = true;
        }
        return any;
    }

    public void Remove(ImmutableArray<Candidate> people) =>
        found = found.RemoveAll(candidate => people.Any(other => other.Person == candidate.Person));
}
