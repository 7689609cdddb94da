using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Where control begins. A case returned to its applicant has a round here: the start form is filled anew.</summary>
internal sealed class StartEvent : Element
{
    private static readonly LocalText SendAgain = new(ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal, [KeyValuePair.Create("ar", "إرسال مرة أخرى"), KeyValuePair.Create("en", "Send again"), KeyValuePair.Create("vi", "Gửi lại")]));

    private readonly StepPlan plan;
    private readonly Listener? listener;

    public StartEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        if (part.Children.Exists(EventDefinition.Is)) listener = ReadTrigger(part, reader);
        if (part.Extension("start") is { } own) reader.OnlyKnown(own, ["applicant", "unit"], []);
        var step = new Step(
            Id, Name ?? reader.Source.Name, reader.Source.StartForm, null, RoundPolicy.One,
            [new Outcome(StepReader.Done, SendAgain, OutcomeKind.Positive, false)],
            ImmutableSortedDictionary<string, FieldRight>.Empty, [], null);
        plan = new StepPlan(step, [ApplicantRule.Instance]);
    }

    public override StepPlan Plan => plan;
    public override bool TakesFlows => false;

    /// <summary>What a case begins with; null for the start by hand.</summary>
    public override Listener? Listener => listener;

    /// <summary>A case begins with what it listens for; of several things that must all come, the others are waited for.</summary>
    public void Begin(Run run, int? definition)
    {
        var token = run.Place(this, 0, null);
        if (listener is MultipleDefinition several && several.ArmOthers(run, token, this, definition!.Value)) return;
        Leave(run, token);
    }

    public override void Trigger(Run run, Token token) => Leave(run, token);

    private static Listener? ReadTrigger(XmlPart part, ModelReader reader)
    {
        if (part.Parent?.Name == "process") return Listener.Read(part, reader);
        reader.Problem("bpmn.unsupported", part, $"Start event '{part.Id}' of a sub-process has a trigger: only none start events can be run there.");
        return null;
    }

    public override void Enter(Run run, Token token)
    {
        if (Body.Owner is null && run.Case.Done.Contains(Id)) run.OpenRound(token, plan);
        else Leave(run, token);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CloseRoundOf(token, reason);
        base.Cancel(run, token, reason);
    }
}
