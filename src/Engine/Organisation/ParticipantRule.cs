using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Organisation;

/// <summary>How a step finds its people: data of the procedure, resolved against the organisation when a round opens.</summary>
internal abstract record ParticipantRule
{
    /// <summary>Whom it finds, each with the derivation in words; nobody when it leads nowhere.</summary>
    protected internal abstract IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation);

    /// <summary>The rule in words, for when it finds nobody.</summary>
    protected internal abstract string Words { get; }

    /// <summary>A union in order, without inactive people and without those that an <see cref="Except"/> takes away.</summary>
    public static (ImmutableArray<Candidate> People, string Why) Resolve(ImmutableArray<ParticipantRule> rules, Case @case, OrganisationSnapshot organisation)
    {
        var without = rules.OfType<Except>().SelectMany(except => except.Rules).SelectMany(rule => rule.Find(@case, organisation)).Select(found => found.Person).ToHashSet(StringComparer.Ordinal);
        var people = ImmutableArray.CreateBuilder<Candidate>();
        var inactive = 0;
        foreach (var found in rules.SelectMany(rule => rule.Find(@case, organisation)))
        {
            if (without.Contains(found.Person) || people.Any(known => known.Person == found.Person)) continue;
            if (organisation.Person(found.Person) is { Active: true }) people.Add(found);
            else inactive++;
        }
        var words = string.Join(", ", rules.Select(rule => rule.Words));
        return (people.ToImmutable(), inactive > 0 ? $"{words} (found only people who have left)" : words);
    }

    protected static IEnumerable<Candidate> HoldersOf(string unit, string position, OrganisationSnapshot organisation) =>
        organisation.PostsIn(unit)
            .Where(post => post.Position == position)
            .Select(post => new Candidate(post.Person, $"{Capitalised(position)} of {organisation.Unit(unit)?.Name.In("en")}"));

    private static string Capitalised(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}

internal sealed record ApplicantRule : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) => [new Candidate(@case.Applicant, "Applicant")];
    protected internal override string Words => "the applicant";
}

internal sealed record PersonRule(string Id) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) => [new Candidate(Id, "Named in the procedure")];
    protected internal override string Words => $"the person {Id}";
}

internal sealed record HoldersRule(string Position, UnitRule Unit) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) =>
        Unit.Find(@case, organisation) is { } unit ? HoldersOf(unit, Position, organisation) : [];

    protected internal override string Words => $"the {Position} of {Unit.Words}";
}

/// <param name="Levels">How many heads up, from 1.</param>
internal sealed record SuperiorRule(int Levels) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation)
    {
        if (organisation.MainUnitOf(@case.Applicant) is not { } own) return [];
        var heads = organisation.UnitAndAbove(own).Skip(1).Select(unit => HoldersOf(unit.Id, "head", organisation).ToList());
        return heads.Where(found => found.Count > 0 && found.All(head => head.Person != @case.Applicant)).ElementAtOrDefault(Levels - 1) ?? [];
    }

    protected internal override string Words => Levels == 1 ? "the applicant's superior" : $"the applicant's superior {Levels} levels up";
}

internal sealed record FieldRule(string Name) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) => TextsOf(@case.Data[Name]).Select(person => new Candidate(person, $"Chosen in \"{Name}\""));
    protected internal override string Words => $"who is chosen in \"{Name}\"";

    public static IEnumerable<string> TextsOf(Value value) => value switch
    {
        TextValue text => [text.Text],
        ListValue list => list.Items.OfType<TextValue>().Select(text => text.Text),
        _ => [],
    };
}

internal sealed record HeadsOfRule(string Field) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) =>
        FieldRule.TextsOf(@case.Data[Field]).SelectMany(unit => HoldersOf(unit, "head", organisation));

    protected internal override string Words => $"the heads of the units chosen in \"{Field}\"";
}

internal sealed record Except(ImmutableArray<ParticipantRule> Rules) : ParticipantRule
{
    protected internal override IEnumerable<Candidate> Find(Case @case, OrganisationSnapshot organisation) => [];
    protected internal override string Words => "without " + string.Join(", ", Rules.Select(rule => rule.Words));
}
