using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Organisation;

/// <summary>A rule by which a step finds its people.</summary>
internal abstract record ParticipantRule
{
    public abstract void Apply(ParticipantSearch search);

    /// <summary>The ids that a field of the data holds: one text, or a list of texts.</summary>
    protected static IEnumerable<string> Ids(Value value) => value switch
    {
        TextValue text => [text.Text],
        ListValue list => list.Items.OfType<TextValue>().Select(text => text.Text),
        _ => [],
    };
}

internal sealed record ApplicantRule : ParticipantRule
{
    public static readonly ApplicantRule Instance = new();

    public override void Apply(ParticipantSearch search) => search.Add(search.Case.Applicant, Reason.Applicant);
}

internal sealed record PersonRule(string Id) : ParticipantRule
{
    public override void Apply(ParticipantSearch search) => search.Add(Id, Reason.Named);
}

/// <summary>All who hold a position in a unit; <c>head</c> is one of the positions.</summary>
internal sealed record HoldersRule(string Position, UnitReference Unit) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        if (Unit.Find(search) is { } unit) search.AddHolders(Position, unit);
    }
}

/// <summary>Of the units above the applicant's own whose heads are somebody else, the heads of the one at the level asked for.</summary>
/// <param name="OwnUnitToo">The way begins in the applicant's own unit: the first head is whom the applicant answers to.</param>
internal sealed record SuperiorRule(int Levels, bool OwnUnitToo) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        var left = Levels;
        foreach (var unit in search.Organisation.UnitAndAbove(search.Organisation.MainUnitOf(search.Case.Applicant) ?? "").Skip(OwnUnitToo ? 0 : 1))
        {
            var heads = search.Organisation.PostsIn(unit.Id)
                .Where(post => post.Position == "head" && post.Person != search.Case.Applicant && search.Organisation.Person(post.Person) is { Active: true })
                .ToList();
            if (heads.Count == 0 || --left > 0) continue;
            foreach (var head in heads) search.Add(head.Person, OwnUnitToo ? Reason.ManagerIn(unit.Id) : Reason.SuperiorIn(unit.Id));
            return;
        }
    }
}

internal sealed record FieldRule(string Name) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        foreach (var id in Ids(search.Lookup(Name))) search.Add(id, Reason.ChosenIn(Name));
    }
}

/// <summary>The persons whose ids an expression gives, as over the item of a step that is done for each item of a list.</summary>
internal sealed record PeopleRule(Expression Of) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        foreach (var id in Ids(Evaluating.Evaluate(Of, search.Lookup))) search.Add(id, Reason.ChosenIn(Of.Source));
    }
}

/// <summary>Who decided a step last: taken away, it keeps two approvals apart.</summary>
internal sealed record DeciderRule(string Step) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        if (search.Case.Step(Step)?.By is { } person) search.Add(person, Reason.DeciderOf(Step));
    }
}

internal sealed record HeadsOfRule(string Field) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        foreach (var id in Ids(search.Lookup(Field)))
            if (search.Organisation.Unit(id) is { } unit) search.AddHolders("head", unit);
    }
}

/// <summary>Whom a rule finds, with what their votes are worth.</summary>
internal sealed record SeatRule(ParticipantRule Rule, Seat Seat) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        search.Seat = Seat;
        Rule.Apply(search);
        search.Seat = null;
    }
}

/// <summary>Takes away whom its rules find.</summary>
internal sealed record ExceptRule(ImmutableArray<ParticipantRule> Rules) : ParticipantRule
{
    public override void Apply(ParticipantSearch search)
    {
        var others = new ParticipantSearch(search.Case, search.Organisation, search.Lookup);
        foreach (var rule in Rules) rule.Apply(others);
        search.Remove(others.Found);
        search.Remove(others.Inactive);
    }
}
