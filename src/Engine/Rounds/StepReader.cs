using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Reads a user task's <c>wh:step</c>.</summary>
internal static class StepReader
{
    public const string Done = "done";

    public static StepPlan Read(XmlPart part, ModelReader reader, LocalText? name)
    {
        var id = part.Id ?? "";
        if (part.Extension("step") is not { } step)
        {
            reader.Problem("bpmn.step-missing", part, $"User task '{id}' needs a wh:step that says who is asked.");
            return new StepPlan(new Step(id, name ?? LocalText.Of(id), null, null, RoundPolicy.One, [], ImmutableSortedDictionary<string, FieldRight>.Empty, [], null), []);
        }
        reader.OnlyKnown(
            step, ["form", "document", "due", "off", .. VotingReader.Attributes, .. StepRulesReader.Attributes], ["participants", "outcome", "return", "field", "deadline", .. StepRulesReader.Children]);
        var form = Known(step, "form", reader.Source.Forms.Keys, reader);
        var document = Known(step, "document", reader.Source.Templates.Keys, reader);
        var voting = VotingReader.Read(step, reader);
        var asked = new Step(id, name ?? LocalText.Of(id), form, document, voting.Policy, Outcomes(step, reader), Fields(step, reader), Returns(step, reader), null)
        {
            Voting = voting, Rules = StepRulesReader.Read(step, voting, reader), Off = Words.Read(step, "off", StepRulesReader.Moves, reader),
        };
        var deadline = DeadlineReader.Read(step, reader, asked.Outcomes);
        return new StepPlan(asked with { Due = deadline?.Fixed }, Participants(step, reader)) { Deadline = deadline, Otherwise = StepRulesReader.Otherwise(step, reader) };
    }

    private static string? Known(XmlPart step, string attribute, IEnumerable<string> known, ModelReader reader)
    {
        var id = step[attribute];
        if (id is not null && !known.Contains(id)) reader.Problem($"bpmn.{attribute}", step, $"There is no {attribute} '{id}' in procedure.yaml.");
        return id;
    }

    private static ImmutableArray<ParticipantRule> Participants(XmlPart step, ModelReader reader)
    {
        if (Ours(step, "participants").FirstOrDefault() is { } participants) return ParticipantReader.Read(participants, reader);
        reader.Problem("bpmn.participants", step, "The step needs wh:participants.");
        return [];
    }

    private static ImmutableArray<Outcome> Outcomes(XmlPart step, ModelReader reader)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var part in Ours(step, "outcome"))
        {
            reader.OnlyKnown(part, ["id", "name", "kind", "comment", "fields", "signature"], ["name"]);
            var id = reader.Required(part, "id");
            if (id is RoundClosed.Returned or RoundClosed.Cancelled or RoundClosed.Superseded or VotingRule.Abstained or OpinionGiven.Outcome)
                reader.Problem("bpmn.outcome", part, $"'{id}' has a meaning of its own in every round: choose another id.");
            if (outcomes.Any(other => other.Id == id)) reader.Problem("bpmn.outcome", part, $"The step has two outcomes '{id}'.");
            outcomes.Add(new Outcome(
                id, reader.NameOf(part) ?? LocalText.Of(id),
                reader.Choice(part, "kind", ("neutral", OutcomeKind.Neutral), ("positive", OutcomeKind.Positive), ("negative", OutcomeKind.Negative)),
                reader.Choice(part, "comment", ("optional", false), ("required", true)))
            {
                Fields = Words.Of(part["fields"]),
                Signature = reader.Choice<SignatureLevel?>(
                    part, "signature", ("none", null), ("simple", SignatureLevel.Simple), ("advanced", SignatureLevel.Advanced), ("qualified", SignatureLevel.Qualified)),
            });
        }
        if (outcomes.Count == 0) outcomes.Add(new Outcome(Done, LocalText.Of("Done"), OutcomeKind.Positive, false));
        return outcomes.DrainToImmutable();
    }

    private static ImmutableSortedDictionary<string, FieldRight> Fields(XmlPart step, ModelReader reader)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, FieldRight>(StringComparer.Ordinal);
        foreach (var part in Ours(step, "field"))
        {
            reader.OnlyKnown(part, ["pointer", "right"], []);
            var pointer = reader.Required(part, "pointer");
            reader.Required(part, "right");
            fields[pointer] = reader.Choice(
                part, "right", ("read", FieldRight.Read), ("hidden", FieldRight.Hidden), ("write", FieldRight.Write), ("required", FieldRight.Required));
        }
        return fields.ToImmutable();
    }

    private static ImmutableArray<ReturnTarget> Returns(XmlPart step, ModelReader reader)
    {
        var returns = ImmutableArray.CreateBuilder<ReturnTarget>();
        foreach (var part in Ours(step, "return"))
        {
            reader.OnlyKnown(part, ["to", "then", "branches", "compensate"], []);
            returns.Add(new ReturnTarget(
                reader.Required(part, "to"),
                reader.Choice(part, "then", ("run-again", AfterReturn.RunAgain), ("straight-back", AfterReturn.StraightBack), ("changed-only", AfterReturn.ChangedOnly)),
                reader.Choice(part, "branches", ("again", false), ("keep", true)))
            {
                Compensates = reader.Choice(part, "compensate", ("false", false), ("true", true)),
            });
        }
        return returns.DrainToImmutable();
    }

    private static IEnumerable<XmlPart> Ours(XmlPart step, string name) => step.Children.Where(child => child.IsOurs && child.Name == name);
}
