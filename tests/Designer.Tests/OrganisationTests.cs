using WorkflowHub.Designer.Organisation;

namespace WorkflowHub.Designer.Tests;

public sealed class OrganisationTests
{
    [Fact]
    public void The_sample_organisation_has_four_levels_and_people_for_every_part()
    {
        var read = OrganisationFile.Read(Repository.File("workflows/sample-organisation.yaml"));

        Assert.Empty(read.Problems);
        var organisation = read.Organisation!;
        Assert.Equal(40, organisation.Units.Length);
        Assert.Equal(120, organisation.People.Length);
        Assert.Equal(["cell", "centre", "commune", "department", "province"], organisation.Units.Select(unit => unit.Type).Distinct().Order());
        Assert.All(organisation.Units, unit => Assert.Equal(["ar", "en", "vi"], unit.Name.Texts.Keys));
        Assert.All(organisation.Units, unit => Assert.Contains(organisation.Assignments, post => post.Unit == unit.Id && post.Position == "head"));
        Assert.All(organisation.People, person => Assert.Contains(organisation.Assignments, post => post.Person == person.Id && post.Main));
        Assert.InRange(organisation.Demo.Length, 6, 12);
    }

    [Fact]
    public void A_unit_says_its_calendar_and_the_units_below_inherit_it()
    {
        var organisation = OrganisationFile.Read(Repository.File("workflows/sample-organisation.yaml")).Organisation!;
        var below = organisation.Snapshot().CalendarOf(organisation.Units.First(unit => unit.Type == "cell").Id);

        Assert.Equal("Asia/Ho_Chi_Minh", below.Zone.Id);
        Assert.False(below.IsWorkingDay(new DateOnly(2026, 2, 17)));
        Assert.True(below.IsWorkingDay(new DateOnly(2026, 2, 28)));
    }

    [Theory]
    [InlineData("units: [{ id: a, type: cell, name: A, parent: nowhere }]\npeople: []", "organisation.unit", 1)]
    [InlineData("units:\n  - { id: a, type: cell, name: A, parent: b }\n  - { id: b, type: cell, name: B, parent: a }\npeople: []", "organisation.circle", 2)]
    [InlineData("units: []\npeople:\n  - { id: p, name: P, posts: [{ unit: x, position: head }] }", "organisation.unit", 3)]
    [InlineData("units: []\npeople: []\ndemo:\n  - { person: nobody }", "organisation.person", 4)]
    [InlineData("units:\n  - { id: a, type: cell, name: A }\n  - { id: a, type: cell, name: A }\npeople: []", "organisation.twice", 3)]
    [InlineData("units: []\npeople:\n  - { id: p, name: P, langauge: vi }", "yaml.unknown", 3)]
    [InlineData("units: []\npeople:\n  - { id: p, name: P, language: fr }", "language.unknown", 3)]
    [InlineData("units:\n  - id: a\n    type: cell\n    name: A\n    calendar:\n      zone: Moon\npeople: []", "organisation.calendar", 6)]
    [InlineData("units:\n  - id: a\n    type: cell\n    name: A\n    calendar:\n      days:\n        funday: closed\npeople: []", "organisation.calendar", 6)]
    [InlineData("units:\n  - id: a\n    type: cell\n    name: A\n    calendar:\n      days:\n        monday: [closed]\npeople: []", "organisation.calendar", 6)]
    [InlineData("units: []", "yaml.missing", 1)]
    [InlineData("- a", "yaml.kind", 1)]
    [InlineData("", "yaml.missing", 1)]
    public void A_wrong_organisation_is_told_by_rule_and_line(string text, string rule, int line)
    {
        var read = OrganisationFile.Read(Repository.Made("o.yaml", text));

        Assert.Null(read.Organisation);
        Assert.Contains(read.Problems, problem => problem.Rule == rule && problem.Line == line && problem.File == "o.yaml");
    }
}
