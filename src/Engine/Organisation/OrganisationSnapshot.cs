using System.Collections.Concurrent;
using System.Collections.Frozen;
using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Organisation;

/// <param name="Type">Level of the tree, e.g. <c>centre</c>, <c>province</c>, <c>commune</c>, <c>cell</c>, or <c>department</c>.</param>
/// <param name="Calendar">What the unit says of its own working time and time zone; null when all is as in the unit above.</param>
public sealed record Unit(string Id, string Code, LocalText Name, string Type, string? Parent, CalendarRules? Calendar = null);

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

    // By the nearest unit that has rules: most units of a tree share a calendar.
    private readonly ConcurrentDictionary<string, WorkingCalendar> calendars = new();

    private readonly FrozenDictionary<string, Mandate[]> mandates;

    /// <param name="mandates">Who may act for whom; for one person, those asked first stand first.</param>
    public OrganisationSnapshot(IEnumerable<Unit> units, IEnumerable<Person> people, IEnumerable<Assignment> assignments, IEnumerable<Mandate>? mandates = null)
    {
        this.mandates = (mandates ?? []).GroupBy(mandate => mandate.For).ToFrozenDictionary(group => group.Key, group => group.ToArray());
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

    /// <summary>Who may act for a person or a unit's body at one time or another, in the order given.</summary>
    public IReadOnlyList<Mandate> MandatesFor(string personOrUnit) => mandates.GetValueOrDefault(personOrUnit) ?? [];

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

    /// <summary>The working calendar of a unit: its own rules over those of the units above it.</summary>
    public WorkingCalendar CalendarOf(string unit)
    {
        var nearest = UnitAndAbove(unit).FirstOrDefault(above => above.Calendar is not null);
        return nearest is null ? WorkingCalendar.Default : calendars.GetOrAdd(nearest.Id,
            static (id, self) => WorkingCalendar.Of(self.UnitAndAbove(id).Select(above => above.Calendar).OfType<CalendarRules>()), this);
    }
}
