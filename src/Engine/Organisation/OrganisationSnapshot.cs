using System.Collections.Frozen;

namespace WorkflowHub.Engine.Organisation;

/// <param name="Type">Level of the tree, e.g. <c>centre</c>, <c>province</c>, <c>commune</c>, <c>cell</c>, or <c>department</c>.</param>
public sealed record Unit(string Id, string Code, LocalText Name, string Type, string? Parent);

/// <param name="Active">False for somebody who has left: never found by a rule.</param>
public sealed record Person(string Id, string Name, string? Email, string Language, bool Active = true);

/// <summary>A person in a post of a unit: <c>head</c>, <c>deputy</c>, <c>clerk</c>, <c>officer</c>, ...</summary>
/// <param name="Main">The person's main post: their unit when they start a case.</param>
public sealed record Assignment(string Person, string Unit, string Position, bool Main = true);

/// <summary>The organisation as of one moment: an immutable snapshot that rules are resolved against.</summary>
public sealed class OrganisationSnapshot
{
    public static readonly OrganisationSnapshot Empty = new([], [], []);

    private readonly FrozenDictionary<string, Unit> units;
    private readonly FrozenDictionary<string, Person> people;
    private readonly FrozenDictionary<string, Assignment[]> byUnit;
    private readonly FrozenDictionary<string, Assignment[]> byPerson;

    public OrganisationSnapshot(IEnumerable<Unit> units, IEnumerable<Person> people, IEnumerable<Assignment> assignments)
    {
        this.units = units.ToFrozenDictionary(unit => unit.Id);
        this.people = people.ToFrozenDictionary(person => person.Id);
        var all = assignments.ToArray();
        byUnit = all.GroupBy(assignment => assignment.Unit).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        byPerson = all.GroupBy(assignment => assignment.Person).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public IReadOnlyCollection<Unit> Units => units.Values;
    public IReadOnlyCollection<Person> People => people.Values;

    public Unit? Unit(string id) => units.GetValueOrDefault(id);
    public Person? Person(string id) => people.GetValueOrDefault(id);

    /// <summary>Who holds posts in a unit, in the order given.</summary>
    public IReadOnlyList<Assignment> PostsIn(string unit) => byUnit.GetValueOrDefault(unit) ?? [];

    /// <summary>The posts of a person, main first as given.</summary>
    public IReadOnlyList<Assignment> PostsOf(string person) => byPerson.GetValueOrDefault(person) ?? [];

    /// <summary>The unit of a person's main post, or null.</summary>
    public string? MainUnitOf(string person)
    {
        var posts = PostsOf(person);
        return (posts.FirstOrDefault(post => post.Main) ?? (posts.Count > 0 ? posts[0] : null))?.Unit;
    }

    /// <summary>The unit itself and those above it, nearest first.</summary>
    public IEnumerable<Unit> UnitAndAbove(string id)
    {
        for (var unit = Unit(id); unit is not null; unit = unit.Parent is null ? null : Unit(unit.Parent)) yield return unit;
    }
}
