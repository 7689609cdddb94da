using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures.Bpmn;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Reads participant rules from the children of <c>wh:participants</c>.</summary>
internal sealed class ParticipantReader(Problems problems, string step)
{
    public ImmutableArray<ParticipantRule> Read(XmlPiece participants) => [.. participants.Children.Select(Rule).OfType<ParticipantRule>()];

    private ParticipantRule? Rule(XmlPiece rule) => (rule.Space == XmlPiece.Own ? rule.Name : "") switch
    {
        "applicant" => new ApplicantRule(),
        "person" => Needed(rule, "id") is { } id ? new PersonRule(id) : null,
        "head" => Unit(rule) is { } unit ? new HoldersRule("head", unit) : null,
        "holders" => Needed(rule, "position") is { } position && Unit(rule) is { } unit ? new HoldersRule(position, unit) : null,
        "superior" => Levels(rule) is { } levels ? new SuperiorRule(levels) : null,
        "field" => Needed(rule, "name") is { } name ? new FieldRule(name) : null,
        "heads-of" => Needed(rule, "field") is { } field ? new HeadsOfRule(field) : null,
        "except" => new Except(Read(rule)),
        _ => Unknown(rule),
    };

    private string? Needed(XmlPiece rule, string attribute)
    {
        if (rule[attribute] is { Length: > 0 } value) return value;
        problems.Add("wh.attribute", $"<wh:{rule.Name}> needs the attribute {attribute}.", rule, step);
        return null;
    }

    private UnitRule? Unit(XmlPiece rule)
    {
        if (Needed(rule, "unit") is not { } text) return null;
        if (UnitRule.Parse(text) is { } unit) return unit;
        problems.Add("wh.unit", $"\"{text}\" names no unit; expected case, applicant, field:NAME, id:UNIT or ancestor:TYPE.", rule, step);
        return null;
    }

    private int? Levels(XmlPiece rule)
    {
        var text = rule["levels"] ?? "1";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var levels) && levels is >= 1 and <= 20) return levels;
        problems.Add("wh.levels", $"levels is \"{text}\"; expected a whole number from 1 to 20.", rule, step);
        return null;
    }

    private ParticipantRule? Unknown(XmlPiece rule)
    {
        problems.Add("wh.participants", $"<{rule.Name}> is no participant rule; expected applicant, person, head, holders, superior, field, heads-of or except.", rule, step);
        return null;
    }
}
