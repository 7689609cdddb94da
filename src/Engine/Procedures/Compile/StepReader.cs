using System.Collections.Immutable;
using System.Xml;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures.Bpmn;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Reads <c>wh:step</c>: what BPMN has no word for in a user task.</summary>
internal sealed class StepReader(ProcedureSource source, Problems problems)
{
    private static readonly Dictionary<string, RoundPolicy> Policies = new() { ["one"] = RoundPolicy.One, ["all"] = RoundPolicy.All };
    private static readonly Dictionary<string, OutcomeKind> Kinds = new() { ["positive"] = OutcomeKind.Positive, ["negative"] = OutcomeKind.Negative, ["neutral"] = OutcomeKind.Neutral };
    private static readonly Dictionary<string, FieldRight> Rights = new() { ["hidden"] = FieldRight.Hidden, ["read"] = FieldRight.Read, ["write"] = FieldRight.Write, ["required"] = FieldRight.Required };
    private static readonly Dictionary<string, AfterReturn> Modes = new() { ["run-again"] = AfterReturn.RunAgain, ["straight-back"] = AfterReturn.StraightBack };
    private static readonly Dictionary<string, bool> Comments = new() { ["required"] = true, ["optional"] = false };

    public Step Read(XmlPiece task, XmlPiece step)
    {
        var id = task.Id!;
        var form = Known(step, "form", source.Forms.ContainsKey, "form", id);
        var document = Known(step, "document", source.Templates.ContainsKey, "template", id);
        var outcomes = step.OwnOf("outcome").Select(outcome => ReadOutcome(outcome, id)).OfType<Outcome>().ToImmutableArray();
        foreach (var twice in outcomes.GroupBy(outcome => outcome.Id).Where(group => group.Count() > 1))
            problems.Add("wh.outcome", $"The outcome \"{twice.Key}\" is named twice.", step, id);
        return new Step(
            id, Texts.NameOf(task), form, document, Choice(step, "policy", Policies, RoundPolicy.One, id), outcomes.IsEmpty ? [Done] : outcomes,
            ReadFields(step, id), [.. step.OwnOf("return").Select(target => ReadReturn(target, id)).OfType<ReturnTarget>()], Due(step, id));
    }

    /// <summary>The outcome of a step that names none.</summary>
    private static Outcome Done { get; } = new("done", Words(("ar", "تم"), ("en", "Done"), ("vi", "Xong")), OutcomeKind.Positive, false);

    /// <summary>The step of the applicant whose request came back.</summary>
    public static Step OfApplicant(XmlPiece start, ProcedureSource source) => new(
        start.Id!, Words(("ar", "تصحيح الطلب"), ("en", "Correct the request"), ("vi", "Sửa lại đề nghị")), source.StartForm, null, RoundPolicy.One,
        [new Outcome("done", Words(("ar", "إرسال مرة أخرى"), ("en", "Send again"), ("vi", "Gửi lại")), OutcomeKind.Positive, false)],
        ImmutableSortedDictionary<string, FieldRight>.Empty, [], null);

    private static LocalText Words(params (string Language, string Text)[] texts) => new(texts.ToImmutableSortedDictionary(text => text.Language, text => text.Text, StringComparer.Ordinal));

    private Outcome? ReadOutcome(XmlPiece outcome, string step)
    {
        if (outcome.Id is not { Length: > 0 } id)
        {
            problems.Add("wh.attribute", "<wh:outcome> needs the attribute id.", outcome, step);
            return null;
        }
        if (id is Events.RoundClosed.Returned or Events.RoundClosed.Cancelled or Events.RoundClosed.Superseded)
            problems.Add("wh.outcome", $"\"{id}\" is what rounds are called that close without a decision; choose another name for this outcome.", outcome, step);
        return new Outcome(id, Texts.Of(outcome, outcome.OwnOf("name")), Choice(outcome, "kind", Kinds, OutcomeKind.Neutral, step), Choice(outcome, "comment", Comments, false, step));
    }

    private ImmutableSortedDictionary<string, FieldRight> ReadFields(XmlPiece step, string id)
    {
        var rights = ImmutableSortedDictionary.CreateBuilder<string, FieldRight>(StringComparer.Ordinal);
        foreach (var field in step.OwnOf("field"))
        {
            if (field["pointer"] is not { } pointer || !pointer.StartsWith('/')) problems.Add("wh.pointer", $"A field needs a JSON pointer such as /amount; found \"{field["pointer"]}\".", field, id);
            else if (!rights.TryAdd(pointer, Choice(field, "right", Rights, FieldRight.Write, id))) problems.Add("wh.pointer", $"The field {pointer} is given twice.", field, id);
        }
        return rights.ToImmutable();
    }

    private ReturnTarget? ReadReturn(XmlPiece target, string step)
    {
        var then = Choice(target, "then", Modes, AfterReturn.RunAgain, step);
        if (target["to"] is { Length: > 0 } to) return new ReturnTarget(to, then);
        problems.Add("wh.attribute", "<wh:return> needs the attribute to: applicant, previous or a step's id.", target, step);
        return null;
    }

    private string? Known(XmlPiece step, string attribute, Func<string, bool> isKnown, string what, string id)
    {
        if (step[attribute] is not { Length: > 0 } name) return null;
        if (!isKnown(name)) problems.Add($"wh.{what}", $"There is no {what} \"{name}\" in procedure.yaml.", step, id);
        return name;
    }

    private T Choice<T>(XmlPiece piece, string attribute, Dictionary<string, T> choices, T otherwise, string id)
    {
        if (piece[attribute] is not { } text) return otherwise;
        if (choices.TryGetValue(text, out var chosen)) return chosen;
        problems.Add("wh.attribute", $"{attribute} is \"{text}\"; expected one of: {string.Join(", ", choices.Keys)}.", piece, id);
        return otherwise;
    }

    private TimeSpan? Due(XmlPiece step, string id)
    {
        if (step["due"] is not { } text) return null;
        try
        {
            if (text.IndexOfAny(['Y', 'M']) is var at && (at < 0 || text.IndexOf('T', StringComparison.Ordinal) is >= 0 and var time && at > time) && XmlConvert.ToTimeSpan(text) is { Ticks: > 0 } due) return due;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            problems.Add("wh.due", $"due is \"{text}\"; expected a duration such as P2D or PT4H. {fault.Message}", step, id);
            return null;
        }
        problems.Add("wh.due", $"due is \"{text}\"; expected a duration of days and time that is more than nothing, such as P2D or PT4H.", step, id);
        return null;
    }
}
