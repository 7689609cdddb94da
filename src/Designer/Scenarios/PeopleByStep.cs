using System.Collections.Immutable;
using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>Steps with the people asked at each: who has something open, or who will be asked.</summary>
/// <param name="InOrder">The order of the steps matters, as in a preview.</param>
internal sealed record PeopleByStep(ImmutableArray<(string Step, ImmutableArray<string> People)> Steps, bool InOrder)
{
    public static PeopleByStep? Read(YamlFields fields, string name)
    {
        if (fields.Map(name) is not { } map) return null;
        return new PeopleByStep([.. map.Entries().Select(entry => (entry.Name, (map.Texts(entry.Name) ?? []).ToImmutableArray()))], name == "preview");
    }

    /// <summary>The open tasks: those who may act, or who holds it.</summary>
    public static PeopleByStep Of(Case @case) => new(
        [.. @case.Tasks.GroupBy(task => task.Step).Select(step => (step.Key, step.SelectMany(task => task.Assignee is { } holder ? [holder] : task.Candidates.Select(candidate => candidate.Person)).Distinct().ToImmutableArray()))],
        InOrder: false);

    public static PeopleByStep Of(Route route) => new(
        [.. route.Steps.Select(step => (step.Step, step.People.Select(candidate => candidate.Person).ToImmutableArray()))], InOrder: true);

    public void Compare(string what, PeopleByStep found, Player player)
    {
        var (expected, actual) = (ToString(), new PeopleByStep(found.Steps, InOrder).ToString());
        if (expected != actual) player.Fail($"{what}: expected {expected}; found {actual}.");
    }

    public override string ToString()
    {
        var steps = InOrder ? Steps : Steps.Sort((one, other) => string.CompareOrdinal(one.Step, other.Step));
        return $"[{string.Join("; ", steps.Select(step => $"{step.Step}: {Wording.List(step.People.Order(StringComparer.Ordinal))}"))}]";
    }
}
