using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Organisation;

/// <summary>Reads participant rules from <c>wh:participants</c> and <c>wh:except</c>.</summary>
internal static class ParticipantReader
{
    private const int MaxLevels = 20, MaxWeight = 1_000;
    private static readonly string[] SeatAttributes = ["chair", "veto", "weight"];

    public static ImmutableArray<ParticipantRule> Read(XmlPart parent, ModelReader reader)
    {
        var rules = ImmutableArray.CreateBuilder<ParticipantRule>();
        foreach (var part in parent.Children.Where(child => child.IsOurs))
            if (ReadSeat(part, reader) is var seat && ReadRule(part, reader) is { } rule) rules.Add(seat is null ? rule : new SeatRule(rule, seat));
        if (rules.Count == 0) reader.Problem("bpmn.participants", parent, $"'{parent.Name}' needs at least one participant rule.");
        return rules.DrainToImmutable();
    }

    /// <summary>What the votes of those a rule finds are worth; null when nothing is said of it.</summary>
    private static Seat? ReadSeat(XmlPart part, ModelReader reader)
    {
        if (part["weight"] is null && part["veto"] is null && part["chair"] is null) return null;
        if (part.Name == "except") reader.Problem("bpmn.participants", part, "'except' takes people away: it gives no weight, veto or chair.");
        return new Seat(
            Numbers.Read(part, "weight", 1, MaxWeight, reader) ?? 1,
            reader.Choice(part, "veto", ("false", false), ("true", true)),
            reader.Choice(part, "chair", ("false", false), ("true", true)));
    }

    private static void Known(XmlPart part, ModelReader reader, params string[] attributes) => reader.OnlyKnown(part, [.. attributes, .. SeatAttributes], []);

    private static ParticipantRule? ReadRule(XmlPart part, ModelReader reader)
    {
        switch (part.Name)
        {
            case "applicant":
                Known(part, reader);
                return ApplicantRule.Instance;
            case "person":
                Known(part, reader, "id");
                return new PersonRule(reader.Required(part, "id"));
            case "head":
                Known(part, reader, "unit");
                return ReadUnit(part, reader) is { } headed ? new HoldersRule("head", headed) : null;
            case "holders":
                Known(part, reader, "position", "unit");
                return ReadUnit(part, reader) is { } unit ? new HoldersRule(reader.Required(part, "position"), unit) : null;
            case "superior" or "manager":
                Known(part, reader, "levels");
                return ReadSuperior(part, reader);
            case "field":
                Known(part, reader, "name");
                return new FieldRule(reader.Required(part, "name"));
            case "people":
                reader.OnlyKnown(part, ["of"], []);
                return reader.Feel(part, reader.Required(part, "of")) is { } people ? new PeopleRule(people) : null;
            case "decider":
                Known(part, reader, "step");
                return new DeciderRule(reader.Required(part, "step"));
            case "heads-of":
                Known(part, reader, "field");
                return new HeadsOfRule(reader.Required(part, "field"));
            case "except":
                return new ExceptRule(Read(part, reader));
            default:
                reader.Problem("bpmn.participants", part, $"'{part.Name}' is no participant rule; there are applicant, person, head, holders, manager, superior, field, people, decider, heads-of and except.");
                return null;
        }
    }

    private static UnitReference? ReadUnit(XmlPart part, ModelReader reader)
    {
        var text = reader.Required(part, "unit");
        var unit = UnitReference.Parse(text);
        if (unit is null && text.Length > 0)
            reader.Problem("bpmn.participants", part, $"A unit is case, applicant, field:NAME, id:UNIT or ancestor:TYPE; '{text}' was found.");
        return unit;
    }

    private static SuperiorRule? ReadSuperior(XmlPart part, ModelReader reader)
    {
        var levels = part["levels"] is null ? 1 : Numbers.Read(part, "levels", 1, MaxLevels, reader, "bpmn.participants");
        return levels is { } number ? new SuperiorRule(number, OwnUnitToo: part.Name == "manager") : null;
    }
}
