using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Organisation;

/// <summary>Reads participant rules from <c>wh:participants</c> and <c>wh:except</c>.</summary>
internal static class ParticipantReader
{
    private const int MaxLevels = 20;

    public static ImmutableArray<ParticipantRule> Read(XmlPart parent, ModelReader reader)
    {
        var rules = ImmutableArray.CreateBuilder<ParticipantRule>();
        foreach (var part in parent.Children.Where(child => child.IsOurs))
            if (ReadRule(part, reader) is { } rule) rules.Add(rule);
        if (rules.Count == 0) reader.Problem("bpmn.participants", parent, $"'{parent.Name}' needs at least one participant rule.");
        return rules.DrainToImmutable();
    }

    private static ParticipantRule? ReadRule(XmlPart part, ModelReader reader)
    {
        switch (part.Name)
        {
            case "applicant":
                reader.OnlyKnown(part, [], []);
                return ApplicantRule.Instance;
            case "person":
                reader.OnlyKnown(part, ["id"], []);
                return new PersonRule(reader.Required(part, "id"));
            case "head":
                reader.OnlyKnown(part, ["unit"], []);
                return ReadUnit(part, reader) is { } headed ? new HoldersRule("head", headed) : null;
            case "holders":
                reader.OnlyKnown(part, ["position", "unit"], []);
                return ReadUnit(part, reader) is { } unit ? new HoldersRule(reader.Required(part, "position"), unit) : null;
            case "superior" or "manager":
                reader.OnlyKnown(part, ["levels"], []);
                return ReadSuperior(part, reader);
            case "field":
                reader.OnlyKnown(part, ["name"], []);
                return new FieldRule(reader.Required(part, "name"));
            case "people":
                reader.OnlyKnown(part, ["of"], []);
                return reader.Feel(part, reader.Required(part, "of")) is { } people ? new PeopleRule(people) : null;
            case "decider":
                reader.OnlyKnown(part, ["step"], []);
                return new DeciderRule(reader.Required(part, "step"));
            case "heads-of":
                reader.OnlyKnown(part, ["field"], []);
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
        var text = part["levels"] ?? "1";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var levels) && levels is >= 1 and <= MaxLevels) return new SuperiorRule(levels, OwnUnitToo: part.Name == "manager");
        reader.Problem("bpmn.participants", part, $"'levels' should be a number from 1 to {MaxLevels}; '{text}' was found.");
        return null;
    }
}
