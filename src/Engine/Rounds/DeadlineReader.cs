using System.Collections.Immutable;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Reads how much time a step has: its attribute <c>due</c>, and what its <c>wh:deadline</c> says beyond that.</summary>
internal static class DeadlineReader
{
    /// <summary>Nobody is reminded more often than this.</summary>
    private const int MaxRungs = 30;

    private const string Assignee = "assignee";

    public static DeadlinePlan? Read(XmlPart step, ModelReader reader, ImmutableArray<Outcome> outcomes)
    {
        var parts = step.Children.Where(child => child.IsOurs && child.Name == "deadline").ToList();
        if (parts.Count > 1) reader.Problem("bpmn.deadline", parts[1], "A step has one wh:deadline.");
        var plan = Due(step, reader);
        if (parts.Count == 0) return plan;
        if (step["due"] is null) reader.Problem("bpmn.deadline", parts[0], "A step with wh:deadline needs 'due', which says how much time there is.");
        reader.OnlyKnown(parts[0], ["calendar", "pause"], ["remind", "escalate", "act"]);
        var rungs = Rungs(parts[0], reader, outcomes);
        var calendar = Calendar(parts[0], reader);
        var mayPause = reader.Choice(parts[0], "pause", ("off", false), ("allowed", true));
        return plan is null ? null : plan with { Calendar = calendar, MayPause = mayPause, Rungs = rungs };
    }

    private static DeadlinePlan? Due(XmlPart step, ModelReader reader)
    {
        if (step["due"] is not { } text) return null;
        if (text.StartsWith('=')) return reader.Feel(step, text[1..]) is { } expression ? new DeadlinePlan(null, expression) : null;
        if (Allowance.Read(text) is { IsZero: false } allowance) return new DeadlinePlan(allowance, null);
        reader.Problem("bpmn.due", step, $"'due' should be {Allowance.Expected}, or '=' with an expression; '{text}' was found.");
        return null;
    }

    private static CalendarChoice? Calendar(XmlPart deadline, ModelReader reader)
    {
        if (deadline["calendar"] is not { } text || text == "case") return null;
        if (text == Assignee) return new CalendarChoice(null);
        if (UnitReference.Parse(text) is { } unit) return new CalendarChoice(unit);
        reader.Problem("bpmn.deadline", deadline, $"A calendar is that of case, assignee, applicant, field:NAME, id:UNIT or ancestor:TYPE; '{text}' was found.");
        return null;
    }

    private static ImmutableArray<Rung> Rungs(XmlPart deadline, ModelReader reader, ImmutableArray<Outcome> outcomes)
    {
        var parts = deadline.Children.Where(child => child.IsOurs).ToList();
        if (parts.Count > MaxRungs) reader.Problem("bpmn.deadline", deadline, $"A deadline has {parts.Count} reminders and the like; MaxRungs is {MaxRungs}.");
        return [.. parts.Take(MaxRungs).Select(part => Rung(part, reader, outcomes)).OfType<Rung>()];
    }

    private static Rung? Rung(XmlPart part, ModelReader reader, ImmutableArray<Outcome> outcomes) => part.Name switch
    {
        "remind" => Remind(part, reader),
        "escalate" => Escalate(part, reader),
        "act" => Act(part, reader, outcomes),
        _ => null,
    };

    private static RemindRung? Remind(XmlPart part, ModelReader reader)
    {
        reader.OnlyKnown(part, ["before", "after"], []);
        return Away(part, reader) is var (away, isAfter) ? new RemindRung(away, isAfter) : null;
    }

    private static EscalateRung? Escalate(XmlPart part, ModelReader reader)
    {
        foreach (var attribute in part.AttributeNames.Except(["before", "after", "how"]))
            reader.Problem("bpmn.unknown-attribute", part, $"'{part.Name}' has no attribute '{attribute}'; it has after, before, how.");
        var kind = reader.Choice(part, "how", ("inform", EscalationKind.Inform), ("add", EscalationKind.Add), ("replace", EscalationKind.Replace));
        var participants = ParticipantReader.Read(part, reader);
        return Away(part, reader) is var (away, isAfter) ? new EscalateRung(away, isAfter, kind, participants) : null;
    }

    private static ActRung? Act(XmlPart part, ModelReader reader, ImmutableArray<Outcome> outcomes)
    {
        reader.OnlyKnown(part, ["after", "outcome"], []);
        var outcome = reader.Required(part, "outcome");
        if (outcome.Length > 0 && outcomes.All(known => known.Id != outcome))
            reader.Problem("bpmn.deadline", part, $"The step has no outcome '{outcome}' to be decided by time; it has {string.Join(", ", outcomes.Select(known => known.Id))}.");
        return Away(part, reader) is var (away, _) ? new ActRung(away, outcome) : null;
    }

    private static (Allowance Away, bool IsAfter)? Away(XmlPart part, ModelReader reader)
    {
        var (before, after) = (part["before"], part["after"]);
        if ((before ?? after) is { } text && (before is null || after is null) && Allowance.Read(text) is { } away) return (away, after is not null);
        var found = before is null ? after is null ? "neither was found" : $"'{after}' was found" : after is null ? $"'{before}' was found" : "both were found";
        reader.Problem("bpmn.deadline", part, $"'{part.Name}' needs 'before' or 'after' the deadline, {Allowance.Expected}; {found}.");
        return null;
    }
}
