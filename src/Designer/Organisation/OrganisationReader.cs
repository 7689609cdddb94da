using System.Collections.Immutable;
using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Designer.Organisation;

/// <summary>Reads units, people with their posts and demo people, and checks that they name one another rightly.</summary>
internal sealed class OrganisationReader(string file, ProblemList problems)
{
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly HashSet<string> users = new(StringComparer.Ordinal);

    public OrganisationFile? Read(YamlNode? document)
    {
        if (document is null || YamlFields.Of(file, document, "", problems) is not { } fields) return null;
        fields.Allow("units", "people", "demo");

        var unitsRead = fields.Maps("units", required: true).Select(entry => (entry, unit: Unit(entry))).Where(read => read.unit is not null).ToList();
        foreach (var (entry, unit) in unitsRead) CheckParents(entry, unit!);
        var posts = fields.Maps("people", required: true).SelectMany(Person).ToImmutableArray();
        var demo = fields.Maps("demo").Select(Demo).OfType<DemoPerson>().ToImmutableArray();
        return new OrganisationFile([.. unitsRead.Select(read => read.unit!)], [.. people.Values], posts, demo);
    }

    private Unit? Unit(YamlFields entry)
    {
        entry.Allow("id", "code", "type", "parent", "name", "calendar");
        if (entry.Text("id", required: true) is not { } id || entry.Text("type", required: true) is not { } type || entry.Names("name", required: true) is not { } name) return null;
        var unit = new Unit(id, entry.Text("code") ?? id, name, type, entry.Text("parent"), Calendar(entry));
        if (!units.TryAdd(id, unit)) entry.Report("organisation.twice", $"The unit '{id}' stands twice.", "id");
        return unit;
    }

    private static CalendarRules? Calendar(YamlFields entry)
    {
        if (entry.Map("calendar") is not { } calendar) return null;
        calendar.Allow("zone", "days");
        var days = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (day, node, line) in calendar.Map("days")?.Entries() ?? [])
        {
            if (node is YamlText what) days[day] = what.Text;
            else calendar.Report("organisation.calendar", $"'{day}', line {line}, is {node.Kind}; a text such as closed was expected.", "days");
        }
        var rules = new CalendarRules(calendar.Text("zone"), days.ToImmutable());
        foreach (var problem in rules.Problems()) calendar.Report("organisation.calendar", problem);
        return rules;
    }

    private void CheckParents(YamlFields entry, Unit unit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { unit.Id };
        for (var at = unit; at.Parent is { } parent; at = units[parent])
        {
            if (!units.ContainsKey(parent))
            {
                if (at == unit) entry.Report("organisation.unit", $"There is no unit '{parent}'.", "parent");
                return;
            }
            if (seen.Add(parent)) continue;
            entry.Report("organisation.circle", $"The units above '{unit.Id}' lead back to '{parent}'.", "parent");
            return;
        }
    }

    private List<Assignment> Person(YamlFields entry)
    {
        entry.Allow("id", "name", "email", "language", "active", "posts");
        if (entry.Text("id", required: true) is not { } id || entry.Text("name", required: true) is not { } name) return [];
        var language = entry.Text("language") ?? "en";
        if (!Languages.Known.Contains(language)) entry.Report("language.unknown", $"'{language}' is no language known here; expected {string.Join(", ", Languages.Known)}.", "language");
        if (!people.TryAdd(id, new Person(id, name, entry.Text("email"), language, entry.YesNo("active", otherwise: true)))) entry.Report("organisation.twice", $"The person '{id}' stands twice.", "id");

        var posts = new List<Assignment>();
        foreach (var post in entry.Maps("posts"))
        {
            post.Allow("unit", "position");
            if (post.Text("unit", required: true) is not { } unit || post.Text("position", required: true) is not { } position) continue;
            if (!units.ContainsKey(unit)) post.Report("organisation.unit", $"There is no unit '{unit}'.", "unit");
            posts.Add(new Assignment(id, unit, position, Main: posts.Count == 0));
        }
        return posts;
    }

    private DemoPerson? Demo(YamlFields entry)
    {
        entry.Allow("person", "user");
        if (entry.Text("person", required: true) is not { } person) return null;
        var user = entry.Text("user") ?? person;
        if (!people.ContainsKey(person)) entry.Report("organisation.person", $"There is no person '{person}'.", "person");
        if (!users.Add(user)) entry.Report("organisation.twice", $"The user name '{user}' stands twice.", "user");
        return new DemoPerson(person, user);
    }
}
